import type { Connections } from './connections.ts';
import type { Text } from './report/text.ts';
import type { Wire, WireOptions } from './wires/wire.ts';

/** Everything that the bench and its report need to know of a transport. */
export interface Transport {
  /** in data files and options */
  name: string;
  /** in sentences: `gRPC costs 1.5 × …` */
  words: Text;
  /** in tables and charts */
  label: Text;
  /** a CSS variable of the page's style, or a colour: no other transport's */
  colour: string;
  /** lengths of dash and gap, px: no other transport's */
  dash: readonly number[];
  /** a symbol of Vega (circle, square, diamond …) or an SVG path from -1 to 1: no other transport's */
  marker: string;
  /** as its clients connect by themselves; the report takes the first that a run has */
  usual: readonly [Connections, ...Connections[]];
  /** other ways that make sense for it */
  unusual?: readonly Connections[];
  /** those that only a full run measures */
  unusualInFull?: readonly Connections[];
  /** the server's port that it is spoken on */
  port: 'httpPort' | 'grpcPort' | 'thriftPort';
  /** its connections are another transport's, or none: idle ones need not be measured again */
  sharesConnections?: true;
  /** the quick mode measures it without a database only: that mode has to stay quick */
  isQuickWithoutDatabase?: true;
  /** loaded where calls are made; in-process has none: its client holds the server */
  driver?: () => Promise<(options: WireOptions) => Wire>;
}
