import type { TransportName } from '../../results.ts';

// Colours are names of CSS variables (style.ts): after Okabe and Ito, told apart with any colour vision, lighter in the dark.

export const INK = 'var(--ink)';
export const QUIET = 'var(--quiet)';
export const LINE = 'var(--line)';
/** What a chart is about, and what it is held against. */
export const ACCENT = 'var(--blue)';
export const PLAIN = 'var(--grey)';

export const TRANSPORT_COLOURS: Record<TransportName, string> = {
  'in-process': 'var(--grey)',
  'envelope-protobuf': 'var(--blue)',
  'envelope-json': 'var(--sky)',
  websocket: 'var(--blue)',
  connect: 'var(--amber)',
  'grpc-web': 'var(--orange)',
  grpc: 'var(--orange)',
  'grpc-play': 'var(--amber)',
  thrift: 'var(--green)',
};

/** Lines are told apart by their dashes too. */
export const TRANSPORT_DASHES: Record<TransportName, number[]> = {
  'in-process': [2, 3],
  'envelope-protobuf': [1, 0],
  'envelope-json': [6, 3],
  websocket: [2, 2],
  connect: [2, 2],
  'grpc-web': [8, 3, 2, 3],
  grpc: [1, 0],
  'grpc-play': [6, 3],
  thrift: [8, 3, 2, 3],
};

export const TRANSPORT_SHAPES: Record<TransportName, string> = {
  'in-process': 'cross',
  'envelope-protobuf': 'circle',
  'envelope-json': 'circle',
  websocket: 'diamond',
  connect: 'diamond',
  'grpc-web': 'triangle-down',
  grpc: 'square',
  'grpc-play': 'square',
  thrift: 'triangle-up',
};
