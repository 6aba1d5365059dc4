/** An open connection to what carries wake-ups between nodes, PostgreSQL or NATS. */
export interface BusConnection {
  /** Resolves when the payloads are sent. When it rejects, the connection is closed and opened again. */
  send(payloads: readonly string[]): Promise<void>;
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
   * @param hear called with each payload that another node sent; must not throw
   * @throws when it can't be opened now
   */
  open(hear: (payload: string) => void): Promise<BusConnection>;
}
