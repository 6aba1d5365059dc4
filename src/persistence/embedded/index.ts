export { startEmbedded, type Embedded } from './embedded.ts';
export { EmbeddedFailure } from './embedded-failure.ts';
export { type EmbeddedOptions } from './options.ts';
