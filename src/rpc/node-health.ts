import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database } from '../persistence/index.ts';

const PATIENCE_MS = 1500;

/** Whether this node should be sent calls: what load balancers ask, on every door. */
@Injectable()
export class NodeHealth implements BeforeApplicationShutdown {
  private isDraining = false;
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly database: Database) {}

  /** From now on the node asks for no more calls; it answers those that come all the same until it closes. */
  startDraining(): void {
    if (this.isDraining) return;
    this.isDraining = true;
    for (const listener of this.listeners) listener();
  }

  /** @param listener told once, when the node starts draining */
  onDraining(listener: () => void): void {
    this.listeners.push(listener);
  }

  beforeApplicationShutdown(): void {
    this.startDraining();
  }

  /** true while the node takes calls and reaches its database */
  async isServing(): Promise<boolean> {
    return !this.isDraining && (await this.database.isReachable(PATIENCE_MS)) && !this.isDraining;
  }
}
