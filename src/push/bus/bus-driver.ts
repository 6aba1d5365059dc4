/** An open connection to whatever carries wake-ups between nodes. */
export interface BusConnection {
  /** Resolves when they are on their way; the link is given up when it rejects. */
  send(payloads: readonly string[]): Promise<void>;
  /** resolves with the reason once the connection is lost, whoever lost it */
  readonly lost: Promise<string>;
  /** Leaves nothing open, whatever state the connection is in. */
  close(): Promise<void>;
}

/** A kind of link. */
export interface BusDriver {
  /** for people, with no password in it: `PostgreSQL on 127.0.0.1:5432` */
  readonly name: string;
  /** bytes that one payload may have */
  readonly payloadLimit: number;
  /**
   * @param hear told the payloads that other nodes sent; must not throw
   * @throws when it can't be opened now
   */
  open(hear: (payload: string) => void): Promise<BusConnection>;
}
