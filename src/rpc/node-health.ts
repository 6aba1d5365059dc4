import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { WriteProbe } from '../persistence/index.ts';

/** Whether this node should be sent calls. Each transport shows it to load balancers. */
@Injectable()
export class NodeHealth implements BeforeApplicationShutdown {
  private drains = false;
  private readonly listeners = new Set<(isServing: boolean) => void>();

  constructor(private readonly probe: WriteProbe) {
    probe.onChange(() => this.publish());
  }

  /** true while the node is not draining and could write to its database at the last probe; no query is made */
  get isServing(): boolean {
    return !this.drains && this.probe.isWritable;
  }

  get isDraining(): boolean {
    return this.drains;
  }

  /** From now on the node shows itself as not serving. It still answers the calls that arrive until it closes. */
  startDraining(): void {
    if (this.drains) return;
    this.drains = true;
    this.publish();
  }

  /** @param listener called when `isServing` may have changed */
  onChange(listener: (isServing: boolean) => void): void {
    this.listeners.add(listener);
  }

  beforeApplicationShutdown(): void {
    this.startDraining();
  }

  private publish(): void {
    for (const listener of this.listeners) listener(this.isServing);
  }
}
