/** What is sent to the nodes that listen to a shard, or to all of them. */
export interface BusMessage {
  /** undefined: to all nodes */
  shard: number | undefined;
  payload: string;
}

/** An open connection to what carries wake-ups between nodes, PostgreSQL or NATS. It receives what is sent to all nodes. */
export interface BusConnection {
  /** What is sent to these shards after it has resolved is received. */
  listen(shards: readonly number[]): Promise<void>;
  unlisten(shards: readonly number[]): Promise<void>;
  /** Resolves when the messages are sent, in this order. When it rejects, the connection is closed and opened again. */
  send(messages: readonly BusMessage[]): Promise<void>;
  /** resolves with the reason once the connection is closed, by either side */
  readonly lost: Promise<string>;
  /** Frees every resource, whatever state the connection is in. */
  close(): Promise<void>;
}

/** A kind of connection between nodes. */
export interface BusDriver {
  /** for people, with no password in it: `PostgreSQL on 127.0.0.1:5432` */
  readonly name: string;
  /** bytes that one payload may have */
  readonly payloadLimit: number;
  /**
   * @param hear called with each message that another node sent, those of one node in their order; must not throw
   * @throws when it can't be opened now
   */
  open(hear: (message: BusMessage) => void): Promise<BusConnection>;
}
