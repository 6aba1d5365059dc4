/** What a node says of itself once it serves. */
export interface Serving {
  httpPort: number;
  grpcPort: number;
  thriftPort: number;
  /** where its metrics are; undefined: nowhere, or its primary tells them */
  metricsPort?: number | undefined;
  /** where the data is: the embedded PostgreSQL or the one given */
  isEmbedded: boolean;
  /** of the bots that wait for opponents */
  botLevels: readonly number[];
}

/** Without the rest of an object that has more. */
export const servingOf = ({ httpPort, grpcPort, thriftPort, isEmbedded, botLevels }: Serving): Serving => ({
  httpPort,
  grpcPort,
  thriftPort,
  isEmbedded,
  botLevels,
});
