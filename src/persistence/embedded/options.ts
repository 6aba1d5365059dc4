export interface EmbeddedOptions {
  /** Where the cluster lives; made when missing. Processes that name the same directory share one server. */
  readonly directory: string;
  /** For tests: nothing is flushed to disk, and the last user's close removes the directory. */
  readonly throwAway?: boolean;
  /** PostgreSQL's settings by name, over our own. They count for the process that starts the server. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where the server appends what it has to say; `server.log` in the directory unless given. */
  readonly logFile?: string;
  /** Called each time a server that had ended runs again, with the ms that it took. */
  readonly onRestart?: (ms: number) => void;
}
