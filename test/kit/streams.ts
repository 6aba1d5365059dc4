import * as grpc from '@grpc/grpc-js';
import { othello } from '../../src/generated/othello.js';
import { InProcessServer } from '../../src/transports/in-process/in-process.server.ts';
import { responseMessage } from '../../src/transports/response.ts';
import { Inbox } from './inbox.ts';
import type { TestNode } from './node.ts';
import { openPlay } from './play-transport.ts';
import { type Caller, type Json, repliesOf, type Reply, requestOf, schema } from './replies.ts';

/** A subscription as its client has it. */
export interface Stream {
  /** every Response as it comes */
  inbox: Inbox<Reply>;
  /** hangs up */
  close: () => void;
}

export type OpenStream = (node: TestNode, request: object, caller?: Caller) => Stream;

const replyOf = (response: object): Reply => repliesOf([schema.toJson('Response', response) as Json])[0]!;
const body = (request: object, caller: Caller) => JSON.stringify(requestOf('Subscribe', request, caller));

export const inProcessStream: OpenStream = (node, request, caller = {}) => {
  const inbox = new Inbox<Reply>();
  const abort = new AbortController();
  const decoded = schema.fromJson('ReqSubscribe', JSON.stringify(request));
  const outcomes = node.app.get(InProcessServer).stream('Subscribe', decoded, { ...caller, signal: abort.signal });
  const echo = { version: caller.version ?? 2, seqNo: undefined };
  void (async () => {
    for await (const { answers, fault } of outcomes) {
      if (fault) return inbox.fail(new Error(`HTTP ${fault.http}`));
      for (const answer of answers) inbox.put(replyOf(responseMessage(schema, answer, echo)));
    }
    inbox.end();
  })();
  return { inbox, close: () => abort.abort() };
};

/** Bytes of an HTTP answer, piece by piece. @throws Error when it is not 200 or breaks off */
function fetchStream(node: TestNode, init: RequestInit, take: (bytes: Buffer) => Buffer): Stream {
  const inbox = new Inbox<Reply>();
  const abort = new AbortController();
  void (async () => {
    try {
      const response = await fetch(`${node.url}/api/stream`, { method: 'POST', signal: abort.signal, ...init });
      if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
      let rest: Buffer = Buffer.alloc(0);
      for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>)
        rest = take(Buffer.concat([rest, bytes]));
      inbox.end();
    } catch (error) {
      inbox.fail(error as Error);
    }
  })();
  return { inbox, close: () => abort.abort() };
}

/** The length-delimited messages at the start of the bytes, and what is left. */
export function splitDelimited(bytes: Buffer): { messages: Buffer[]; rest: Buffer } {
  const messages: Buffer[] = [];
  let at = 0;
  for (;;) {
    let length = 0;
    let start = at;
    do length |= ((bytes[start] ?? 0) & 127) << (7 * (start - at));
    while (start < bytes.length && (bytes[start++] ?? 0) > 127);
    if (start >= bytes.length || start + length > bytes.length) return { messages, rest: bytes.subarray(at) };
    messages.push(bytes.subarray(start, start + length));
    at = start + length;
  }
}

export const envelopeStream: OpenStream = (node, request, caller = {}) => {
  const message = schema.fromJson('Request', body(request, caller));
  const encoded = Buffer.from(othello.Request.encode(message).finish());
  const stream = fetchStream(node, { body: encoded }, (bytes) => {
    const { messages, rest } = splitDelimited(bytes);
    for (const each of messages) stream.inbox.put(replyOf(othello.Response.decode(each)));
    return rest;
  });
  return stream;
};

export const jsonStream: OpenStream = (node, request, caller = {}) => {
  const headers = { 'content-type': 'application/json' };
  const stream = fetchStream(node, { body: body(request, caller), headers }, (bytes) => {
    const end = bytes.lastIndexOf('\n') + 1;
    for (const line of bytes.toString('utf8', 0, end).split('\n').filter(Boolean))
      stream.inbox.put(repliesOf([JSON.parse(line) as Json])[0]!);
    return bytes.subarray(end);
  });
  return stream;
};

/** A call whose end is the inbox's. */
function takeFrom<T>(call: grpc.ClientReadableStream<T>, inbox: Inbox<Reply>, take: (message: T) => void): void {
  call.on('data', take);
  call.on('error', (error: Error) => inbox.fail(error));
  call.on('end', () => inbox.end());
}

export const openSubscribe = (client: grpc.Client, request: object, { token, version }: Caller) => {
  const metadata = new grpc.Metadata();
  if (token !== undefined) metadata.set('authorization', `Bearer ${token}`);
  if (version !== undefined) metadata.set('x-protocol-version', String(version));
  return client.makeServerStreamRequest<object, othello.Response>(
    `/${schema.serviceName}/Subscribe`,
    (message) => Buffer.from(othello.ReqSubscribe.encode(message).finish()),
    (bytes) => othello.Response.decode(bytes),
    schema.fromJson('ReqSubscribe', JSON.stringify(request)),
    metadata,
  );
};

export const grpcStream: OpenStream = (node, request, caller = {}) => {
  const inbox = new Inbox<Reply>();
  const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
  const call = openSubscribe(client, request, caller);
  takeFrom(call, inbox, (response) => inbox.put(replyOf(response)));
  call.on('close', () => client.close());
  return { inbox, close: () => call.cancel() };
};

/** Its client hangs up where the others' streams end: a Play stream goes on for other calls. */
export const playStream: OpenStream = (node, request, caller = {}) => {
  const inbox = new Inbox<Reply>();
  const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
  const call = openPlay(client);
  let isFirst = true;
  takeFrom<othello.MultipleResponse>(call, inbox, (message) => {
    expect(message.reqSeqNo ?? undefined).toBe(isFirst ? 7 : undefined);
    isFirst = false;
    for (const response of message.responses) inbox.put(replyOf(response));
    const last = message.responses.at(-1);
    if (last?.gameOverRsp || last?.result?.code || last?.subscribeRsp?.resume) call.end();
  });
  call.on('close', () => client.close());
  call.write(schema.fromJson('Request', body(request, { ...caller, seqNo: 7 })));
  return { inbox, close: () => call.cancel() };
};
