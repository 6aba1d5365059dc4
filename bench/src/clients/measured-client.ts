import type { ClientCosts } from '../results.ts';

/** The addresses of the server that clients call. */
export interface ServerPorts {
  httpPort: number;
  grpcPort: number;
  thriftPort: number;
}

/** What calls of a client took. */
export interface ClientRound {
  calls: number;
  seconds: number;
  /** of all threads; in a browser, of the page's main thread */
  cpuUs: number;
  /** that were taken and are or will be given back; 0: not counted here */
  allocatedBytes: number;
}

/** A client that plays a game, and makes as many GameSyncs one after the other as it is asked for. */
export interface OpenClient {
  /** @throws Error with one line when it has ended */
  measure(calls: number): Promise<ClientRound>;
  close(): Promise<void>;
}

/** A client that can be measured: what language and library speak which transport. */
export interface MeasuredClient extends Pick<ClientCosts, 'language' | 'library' | 'transport' | 'connections'> {
  /**
   * Enters the server and joins a room that somebody has opened.
   * @param countsAllocations bytes are to be counted: time is not measured then
   * @throws Error with one line: what this machine lacks, or what the client said
   */
  open(ports: ServerPorts, countsAllocations: boolean): Promise<OpenClient>;
}
