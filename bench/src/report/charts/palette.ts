import type { TransportName } from '../../transports.ts';

// Colours are names of CSS variables (style.ts).

export const INK = 'var(--ink)';
export const QUIET = 'var(--quiet)';
export const LINE = 'var(--line)';
/** What a chart is about, and what it is held against. */
export const ACCENT = 'var(--blue)';
export const PLAIN = 'var(--grey)';

export type Colours = Readonly<Record<TransportName, string>>;

// Any two differ by 20 or more for who sees no green, neighbours differ in lightness too: test/bench/report.colours.spec.ts
// reckons it. Found by a search with those conditions, with the blue and the grey given.

export const LIGHT: Colours = {
  'in-process': '#868f99',
  'envelope-protobuf': '#0072b2',
  'envelope-json': '#ef662b',
  'envelope-http2': '#13168d',
  websocket: '#458aff',
  connect: '#5d633b',
  'grpc-web': '#e56e7f',
  grpc: '#64176d',
  'grpc-play': '#000f43',
  thrift: '#874d0a',
};

/** On the dark page. */
export const DARK: Colours = {
  'in-process': '#7d8894',
  'envelope-protobuf': '#4aa8e0',
  'envelope-json': '#a65962',
  'envelope-http2': '#3cca53',
  websocket: '#058ef5',
  connect: '#32ebad',
  'grpc-web': '#c2a205',
  grpc: '#f9f986',
  'grpc-play': '#0a7d1a',
  thrift: '#27f3fd',
};
