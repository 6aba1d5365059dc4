import { CallImpossible, type OthelloError, OutcomeUnknown } from '../errors.ts';
import type { Transport } from '../transport.ts';
import type { Schema } from '../wire/schema.ts';
import { envelope } from './envelope.ts';
import { serverUrl } from './http-calls.ts';
import { OrderedCalls } from './ordered-calls.ts';
import { SharedConnection, withinLimit } from './shared-connection.ts';

const SUBPROTOCOL = 'othello.v2';

/** The part of a WebSocket that is used; browsers, Node from 22 on and the package `ws` have it. */
export interface WebSocketLike {
  binaryType: string;
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: never) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
  onclose: ((event: never) => unknown) | null;
  send(data: Uint8Array): void;
  close(): void;
}

/** Options for opening a WebSocket. */
export interface WebSocketOptions {
  /** by default the global one; Node 20 has none: give that of the package `ws` */
  WebSocket?: new (url: string, subprotocol: string) => WebSocketLike;
}

/** Close codes of our server after which no attempt can succeed: no Request, not binary, over 64 KiB. */
const IMPOSSIBLE: ReadonlySet<number> = new Set([1003, 1007, 1009]);

/**
 * Calls and watched rooms over one WebSocket, in browsers and in Node; it costs a fraction of calls over HTTP. While
 * there is none they go over HTTP, as with `envelope`.
 * @param url of the server, `http://127.0.0.1:14500`, or of its WebSocket, `ws://127.0.0.1:14500/ws`
 * @throws CallImpossible when it is no such URL, or there is no WebSocket to open
 */
export function websocket(url: string | URL, options: WebSocketOptions = {}): Transport {
  const { WebSocket = (globalThis as WebSocketOptions).WebSocket } = options;
  if (!WebSocket)
    throw new CallImpossible('this Node has no WebSocket: give { WebSocket } of the package ws, or use 22');
  const server = serverUrl(String(url).replace(/^ws/i, 'http')).replace(/(\/ws|\/api)?\/?$/, '');
  const target = `${server.replace(/^http/i, 'ws')}/ws`;
  const http = envelope(server);
  const shared = new SharedConnection((schema, onEnd) => openSocket(WebSocket, { target, schema, onEnd }));
  return {
    name: 'WebSocket',
    target,
    prepare: (call) =>
      withinLimit(
        call.procedure,
        shared.prepare(call, () => http.prepare(call)),
      ),
    subscribe: (outgoing, signal) => shared.subscribe(outgoing, signal, () => http.subscribe!(outgoing, signal)),
    close: () => shared.close(),
  };
}

function openSocket(
  WebSocket: NonNullable<WebSocketOptions['WebSocket']>,
  { target, schema, onEnd }: { target: string; schema: Schema; onEnd: (calls: OrderedCalls) => void },
): OrderedCalls {
  return new OrderedCalls({ target, schema, onEnd }, (calls) => {
    const socket = new WebSocket(target, SUBPROTOCOL);
    socket.binaryType = 'arraybuffer';
    /** what is written before it is open */
    let early: Uint8Array[] | undefined = [];
    socket.onopen = () => {
      for (const message of early ?? []) socket.send(message);
      early = undefined;
    };
    socket.onmessage = ({ data }: { data: unknown }) => {
      calls.receive(data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array());
    };
    socket.onerror = () => undefined; // `close` follows, and a browser gives no more information here
    socket.onclose = (event: CloseEvent) => calls.close(failureOf(event, { target, wasOpen: early === undefined }));
    return {
      write: (message) => {
        if (early) early.push(message);
        else socket.send(message);
      },
      close: () => socket.close(),
    };
  });
}

interface CloseEvent {
  code: number;
  reason: string;
}

function failureOf({ code, reason }: CloseEvent, about: { target: string; wasOpen: boolean }): OthelloError {
  const { target, wasOpen } = about;
  if (!wasOpen)
    return new OutcomeUnknown(`no WebSocket opens at ${target}: check the URL and the network, and what is in between`);
  if (IMPOSSIBLE.has(code)) return new CallImpossible(`${target} closed the WebSocket: ${reason || `code ${code}`}`);
  return new OutcomeUnknown(`${target} closed the WebSocket: ${reason || 'the connection broke'}`);
}
