import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database } from '../persistence/index.ts';

const PATIENCE_MS = 1500;

/** Whether this node should be sent calls: what load balancers ask, on every door. */
@Injectable()
export class NodeHealth implements BeforeApplicationShutdown {
  private isDraining = false;

  constructor(private readonly database: Database) {}

  beforeApplicationShutdown(): void {
    this.isDraining = true;
  }

  /** true while the node takes calls and reaches its database */
  async isServing(): Promise<boolean> {
    return !this.isDraining && (await this.database.isReachable(PATIENCE_MS));
  }
}
