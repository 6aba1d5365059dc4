import type { BusConnection, BusDriver, BusMessage } from '../../src/push/bus/bus-driver.ts';

interface Connection {
  hear: (message: BusMessage) => void;
  shards: Set<number>;
  inbox: BusMessage[];
  isCut: boolean;
  lose: (reason: string) => void;
}

/**
 * A bus in memory. A message reaches the connections that listen when it is sent, and is heard when the test delivers it.
 * A node that is held neither sends nor hears, as a process that is stopped.
 */
export class SimulatedNetwork {
  readonly sent: BusMessage[] = [];
  private readonly connections = new Map<number, Connection>();
  private readonly held = new Set<number>();
  private waiting: [number, () => void][] = [];

  driverOf(node: number): BusDriver {
    return { name: 'a simulated bus', payloadLimit: 8000, open: (hear) => this.open(node, hear) };
  }

  hold(node: number): void {
    this.held.add(node);
  }

  release(node: number): void {
    this.held.delete(node);
    const ready = this.waiting.filter(([of]) => of === node);
    this.waiting = this.waiting.filter(([of]) => of !== node);
    for (const [, go] of ready) go();
  }

  cut(node: number): void {
    const connection = this.connections.get(node);
    if (!connection) return;
    connection.isCut = true;
    this.connections.delete(node);
    connection.lose('it was cut');
  }

  isConnected(node: number): boolean {
    return this.connections.has(node);
  }

  /** Lets a node hear up to so many of the messages that have reached it. @returns how many */
  deliver(node: number, most: number): number {
    const connection = this.held.has(node) ? undefined : this.connections.get(node);
    const due = connection?.inbox.splice(0, most) ?? [];
    for (const message of due) connection?.hear(message);
    return due.length;
  }

  private async open(node: number, hear: (message: BusMessage) => void): Promise<BusConnection> {
    await this.whenReleased(node);
    let lose: (reason: string) => void = () => undefined;
    const lost = new Promise<string>((resolve) => (lose = resolve));
    const connection: Connection = { hear, shards: new Set(), inbox: [], isCut: false, lose };
    this.connections.set(node, connection);
    const whenOpen = async () => {
      await this.whenReleased(node);
      if (connection.isCut) throw new Error('it was cut');
    };
    return {
      lost,
      listen: async (shards) => {
        await whenOpen();
        for (const shard of shards) connection.shards.add(shard);
      },
      unlisten: async (shards) => {
        await whenOpen();
        for (const shard of shards) connection.shards.delete(shard);
      },
      send: async (messages) => {
        await whenOpen();
        for (const message of messages) this.pass(message, connection);
      },
      close: async () => {
        if (!connection.isCut && this.connections.get(node) === connection) this.cut(node);
      },
    };
  }

  private pass(message: BusMessage, from: Connection): void {
    this.sent.push(message);
    for (const connection of this.connections.values())
      if (connection !== from && (message.shard === undefined || connection.shards.has(message.shard)))
        connection.inbox.push(message);
  }

  private whenReleased(node: number): Promise<void> {
    if (!this.held.has(node)) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push([node, resolve]));
  }
}
