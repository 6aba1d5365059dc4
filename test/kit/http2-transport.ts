import http2 from 'node:http2';
import { othello } from '../../src/generated/othello.js';
import { Inbox } from './inbox.ts';
import type { TestNode } from './node.ts';
import { type Json, repliesOf, requestOf, schema } from './replies.ts';
import { type OpenStream, splitDelimited } from './streams.ts';
import type { Transport } from './transports.ts';

/** What a stream was answered with. */
export interface Http2Answer {
  /** undefined: it ended without an answer */
  status: number | undefined;
  headers: http2.IncomingHttpHeaders;
  body: Buffer;
  /** of RST_STREAM; 0: none, or that all is well */
  rstCode: number;
}

/** A connection whose errors are those of its streams. */
export function openHttp2(url: string, options: http2.ClientSessionOptions = {}): http2.ClientHttp2Session {
  const session = http2.connect(url, options);
  session.on('error', () => undefined);
  return session;
}

export function http2AnswerOf(stream: http2.ClientHttp2Stream): Promise<Http2Answer> {
  let headers: http2.IncomingHttpHeaders = {};
  const chunks: Buffer[] = [];
  stream.on('response', (received) => (headers = received));
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('error', () => undefined);
  return new Promise((resolve) =>
    stream.on('close', () =>
      resolve({
        status: headers[':status'] === undefined ? undefined : Number(headers[':status']),
        headers,
        body: Buffer.concat(chunks),
        rstCode: stream.rstCode ?? 0,
      }),
    ),
  );
}

export function http2Request(
  session: http2.ClientHttp2Session,
  headers: http2.OutgoingHttpHeaders,
  body?: Uint8Array | string,
): Promise<Http2Answer> {
  const stream = session.request({ ':method': body === undefined ? 'GET' : 'POST', ...headers });
  const answer = http2AnswerOf(stream);
  stream.end(body);
  return answer;
}

const encoded = (message: object): Buffer =>
  Buffer.from(othello.Request.encode(schema.fromJson('Request', JSON.stringify(message))).finish());

/** The protobuf envelope, all calls on one connection with prior knowledge, and on the next one when that was closed. */
export function http2Transport({ url }: Pick<TestNode, 'url'>): Transport {
  let session: http2.ClientHttp2Session | undefined;
  return {
    name: 'envelope over HTTP/2',
    async call(procedure, request, caller = {}) {
      if (!session || session.closed || session.destroyed) session = openHttp2(url);
      const { status, body } = await http2Request(
        session,
        { ':path': '/api' },
        encoded(requestOf(procedure, request, caller)),
      );
      if (status === undefined) throw new Error('the stream ended without an answer');
      const answer = othello.MultipleResponse.decode(body);
      const { responses = [] } = schema.toJson('MultipleResponse', answer) as { responses?: Json[] };
      return { status, replies: repliesOf(responses) };
    },
    close: async () => session?.destroy(),
  };
}

export const http2Stream: OpenStream = ({ url }, request, caller = {}) => {
  const inbox = new Inbox<ReturnType<typeof repliesOf>[number]>();
  const session = openHttp2(url);
  const stream = session.request({ ':method': 'POST', ':path': '/api/stream' });
  stream.end(encoded(requestOf('Subscribe', request, caller)));
  let rest: Buffer = Buffer.alloc(0);
  stream.on('response', ({ ':status': status }) => {
    if (status !== 200) inbox.fail(new Error(`HTTP ${status}`));
  });
  stream.on('data', (bytes: Buffer) => {
    const split = splitDelimited(Buffer.concat([rest, bytes]));
    rest = split.rest;
    for (const each of split.messages)
      inbox.put(repliesOf([schema.toJson('Response', othello.Response.decode(each)) as Json])[0]!);
  });
  stream.on('end', () => inbox.end());
  stream.on('error', (error: Error) => inbox.fail(error));
  stream.on('close', () => {
    inbox.fail(new Error('the stream broke off'));
    session.close();
  });
  return { inbox, close: () => stream.close() };
};
