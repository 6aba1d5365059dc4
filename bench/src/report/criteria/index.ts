import { type Text, text } from '../text.ts';
import { CONNECT } from './connect.ts';
import { type Finding, type Findings, QUESTIONS } from './criterion.ts';
import { ENVELOPE } from './envelope.ts';
import { GRPC } from './grpc.ts';
import { THRIFT } from './thrift.ts';
import { WEBSOCKET } from './websocket.ts';

export type { Finding };

/** A column of the table: a transport, its folder under src/transports, and its answers. */
export interface Answerer {
  name: Text;
  folder: string;
  findings: Findings;
}

export const ANSWERERS: readonly Answerer[] = [
  { name: text('Envelope', '엔벌로프'), folder: 'envelope', findings: ENVELOPE },
  { name: text('gRPC', 'gRPC'), folder: 'grpc', findings: GRPC },
  { name: text('Thrift', 'Thrift'), folder: 'thrift', findings: THRIFT },
  { name: text('Connect, gRPC-Web', 'Connect, gRPC-Web'), folder: 'connect', findings: CONNECT },
  { name: text('WebSocket', 'WebSocket'), folder: 'websocket', findings: WEBSOCKET },
];

export const CRITERIA = (Object.keys(QUESTIONS) as (keyof Findings)[]).map((key) => ({
  asked: QUESTIONS[key],
  answers: ANSWERERS.map(({ findings }) => findings[key]),
}));
