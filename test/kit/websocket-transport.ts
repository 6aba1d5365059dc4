import { WebSocket } from 'ws';
import { othello } from '../../src/generated/othello.js';
import { Inbox } from './inbox.ts';
import type { TestNode } from './node.ts';
import { repliesIn } from './play-transport.ts';
import { type Json, repliesOf, requestOf, schema } from './replies.ts';
import type { OpenStream } from './streams.ts';
import type { Transport } from './transports.ts';

/** @param headers of the handshake */
export const openWebSocket = ({ url }: Pick<TestNode, 'url'>, headers: Record<string, string> = {}): WebSocket =>
  new WebSocket(`${url.replace('http', 'ws')}/ws`, 'othello.v2', { perMessageDeflate: false, headers });

const encoded = (message: object): Uint8Array => othello.Request.encode(message).finish();

/** One WebSocket whose answers come in the order of the calls. */
class OrderedSocket {
  private readonly waiting: { resolve: (answer: othello.MultipleResponse) => void; reject: (error: Error) => void }[] =
    [];
  private readonly opened: Promise<void>;

  constructor(readonly socket: WebSocket) {
    this.opened = new Promise((resolve, reject) => {
      socket.on('open', resolve);
      socket.on('error', reject);
    });
    this.opened.catch(() => undefined);
    socket.on('message', (data) => this.waiting.shift()?.resolve(othello.MultipleResponse.decode(data as Buffer)));
    socket.on('close', (code, reason) => {
      for (const { reject } of this.waiting.splice(0)) reject(new Error(`closed with ${code} ${String(reason)}`));
    });
  }

  async send(message: object): Promise<othello.MultipleResponse> {
    await this.opened;
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.socket.send(encoded(message));
    });
  }
}

/** Calls over WebSockets: each player has one of their own, those who have no token yet share one. */
export function webSocketTransport(node: Pick<TestNode, 'url'>, headers: Record<string, string> = {}): Transport {
  const sockets = new Map<string, OrderedSocket>();
  return {
    name: 'WebSocket',
    faultsAreAnswers: true,
    async call(procedure, request, caller = {}) {
      const key = caller.token ?? '';
      const known = sockets.get(key);
      const socket =
        known && known.socket.readyState <= WebSocket.OPEN ? known : new OrderedSocket(openWebSocket(node, headers));
      sockets.set(key, socket);
      const message = schema.fromJson('Request', JSON.stringify(requestOf(procedure, request, caller)));
      return repliesIn(await socket.send(message));
    },
    close: async () => {
      for (const { socket } of sockets.values()) socket.terminate();
    },
  };
}

/** Its client hangs up where the others' streams end: a WebSocket goes on for other calls. */
export const webSocketStream: OpenStream = (node, request, caller = {}) => {
  const inbox = new Inbox<ReturnType<typeof repliesOf>[number]>();
  const socket = openWebSocket(node);
  let isFirst = true;
  socket.on('open', () => {
    const message = requestOf('Subscribe', request, { ...caller, seqNo: 7 });
    socket.send(encoded(schema.fromJson('Request', JSON.stringify(message))));
  });
  socket.on('message', (data) => {
    const message = othello.MultipleResponse.decode(data as Buffer);
    expect(message.reqSeqNo ?? undefined).toBe(isFirst ? 7 : undefined);
    isFirst = false;
    const { responses = [] } = schema.toJson('MultipleResponse', message) as { responses?: Json[] };
    for (const reply of repliesOf(responses)) inbox.put(reply);
    const last = message.responses.at(-1);
    if (last?.gameOverRsp || last?.result?.code || last?.subscribeRsp?.resume) {
      socket.close();
      inbox.end();
    }
  });
  socket.on('error', (error) => inbox.fail(error));
  socket.on('close', (code, reason) => {
    if (code === 1000 || code === 1005) inbox.end();
    else inbox.fail(new Error(`closed with ${code} ${String(reason)}`));
  });
  return { inbox, close: () => socket.terminate() };
};
