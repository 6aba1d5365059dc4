export * from './board.ts';
export * from './disc-set.ts';
export * from './notation.ts';
export * from './replay.ts';
export * from './rules.ts';
