/** What the embedded PostgreSQL is doing. */
export interface EmbeddedState {
  /** false while it is started again after it had ended */
  readonly isUp: boolean;
  /** how often it was started again while this process used it, by this process or another one */
  readonly restarts: number;
}
