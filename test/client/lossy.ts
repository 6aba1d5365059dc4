import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as grpc from '@grpc/grpc-js';
import { procedureNames } from '@othello-rpc/client';
import { decodeMessage } from '../../packages/client/src/wire/decode.ts';
import { encodeMessage } from '../../packages/client/src/wire/encode.ts';
import { procedures } from '../../packages/client/src/generated/procedures.ts';

/**
 * What becomes of one call: answered; its answer lost once the server has given it; lost before the server saw it; or a
 * status of the front's own, the call unseen.
 */
export type Fate = 'pass' | 'lose the answer' | 'lose the call' | { status: number; headers?: Record<string, string> };

/** How a call comes over gRPC: by itself, or over Play. */
export type Transport = 'unary' | 'Play';

/** A front of a server that loses what it is told to, and keeps what it was sent. */
export interface Front {
  /** URL, or gRPC address */
  address: string;
  /** each call as it came: its bytes in hex, with what is sent beside them */
  calls: string[];
  /** how each came, over gRPC */
  transports?: Transport[];
  close(): Promise<void>;
}

/** @param fateOf the nth call, from 1 */
export async function frontOfHttp(url: string, fateOf: (call: number) => Fate): Promise<Front> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const names = ['content-type', 'authorization', 'x-seq-no'] as const;
      const headers = Object.fromEntries(
        names.flatMap((name) => (request.headers[name] ? [[name, request.headers[name]]] : [])),
      );
      const fate = fateOf(calls.push(JSON.stringify([request.url, headers, body.toString('hex')])));
      if (fate === 'lose the call') return request.socket.destroy();
      if (typeof fate === 'object') return response.writeHead(fate.status, fate.headers).end();
      const answer = await fetch(`${url}${request.url}`, {
        method: 'POST',
        body,
        headers: { ...headers, connection: 'close' },
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (fate === 'lose the answer') return request.socket.destroy();
      return response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(bytes);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const PLAY = '/othello.Othello/Play';
const same = (bytes: Buffer) => bytes;
const bytewise = {
  ...{ requestSerialize: same, requestDeserialize: same, responseSerialize: same, responseDeserialize: same },
};

/** A lost call or answer ends as UNAVAILABLE, CANCELLED or ABORTED, in turns. */
const LOST = [grpc.status.UNAVAILABLE, grpc.status.CANCELLED, grpc.status.ABORTED];

/**
 * @param fateOf the nth call, from 1; a status is a gRPC one
 * @param hasPlay else Play is UNIMPLEMENTED; what comes over it is kept as if it were a call of its own
 */
export async function frontOfGrpc(
  address: string,
  fateOf: (call: number, over: Transport) => Fate,
  hasPlay = false,
): Promise<Front> {
  const calls: string[] = [];
  const transports: Transport[] = [];
  const fateOver = (over: Transport) => fateOf(transports.push(over), over);
  const behind = new grpc.Client(address, grpc.credentials.createInsecure());
  const handle: grpc.handleUnaryCall<Buffer, Buffer> = (call, respond) => {
    const { authorization, 'x-seq-no': seqNo } = call.metadata.getMap();
    const sent = [call.getPath(), authorization, seqNo, call.request.toString('hex')].map(String);
    calls.push(sent.join(' '));
    const fate = fateOver('unary');
    const lost = { code: LOST[calls.length % LOST.length], details: 'lost' };
    if (fate === 'lose the call') return respond(lost);
    if (typeof fate === 'object') return respond({ code: fate.status, details: 'as the test wants' });
    behind.makeUnaryRequest(call.getPath(), same, same, call.request, call.metadata, (error, answer) =>
      fate === 'lose the answer' ? respond(lost) : respond(error, answer),
    );
  };
  const method = (name: string) => ({
    ...{ path: `/othello.Othello/${name}`, requestStream: false as const, responseStream: false as const },
    ...bytewise,
  });
  const play: grpc.handleBidiStreamingCall<Buffer, Buffer> = (stream) => {
    const lose = (code: number, details: string) => stream.emit('error', { code, details });
    stream.on('data', (bytes: Buffer) => {
      calls.push(sentOver(bytes));
      const fate = fateOver('Play');
      const lost = LOST[calls.length % LOST.length] ?? 0;
      if (fate === 'lose the call') return lose(lost, 'lost');
      if (typeof fate === 'object') return lose(fate.status, 'as the test wants');
      const onward = behind.makeBidiStreamRequest(PLAY, same, same, new grpc.Metadata());
      onward.on('error', () => undefined);
      onward.on('data', (answer: Buffer) => {
        if (fate === 'lose the answer') lose(lost, 'lost');
        else stream.write(answer);
        onward.end();
      });
      onward.write(bytes);
    });
    stream.on('end', () => stream.end());
  };
  const definition = {
    ...Object.fromEntries(procedureNames.map((name) => [name, method(name)])),
    ...(hasPlay && { Play: { path: PLAY, requestStream: true as const, responseStream: true as const, ...bytewise } }),
  };
  const handlers = { ...Object.fromEntries(procedureNames.map((name) => [name, handle])), Play: play };
  return { calls, transports, ...(await serve(definition, handlers, behind)) };
}

/** A Request, told as the same call by itself is. */
function sentOver(bytes: Buffer): string {
  const { protocolId, token, seqNo, ...rest } = decodeMessage('Request', bytes) as { token?: string } & Record<
    string,
    unknown
  >;
  const name = procedureNames.find((each) => procedures[each].id === protocolId) ?? 'Login';
  const request = encodeMessage(`Req${name}`, rest[procedures[name].requestField] as object);
  const own = Number(seqNo) < 2 ** 31 ? seqNo : undefined; // those above are the transport's
  const authorization = token === undefined ? undefined : `Bearer ${token}`;
  return [`/othello.Othello/${name}`, authorization, own, Buffer.from(request).toString('hex')].map(String).join(' ');
}

async function serve(
  definition: grpc.ServiceDefinition,
  handlers: grpc.UntypedServiceImplementation,
  behind: grpc.Client,
): Promise<Pick<Front, 'address' | 'close'>> {
  const server = new grpc.Server();
  server.addService(definition, handlers);
  const credentials = grpc.ServerCredentials.createInsecure();
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  return {
    address: `127.0.0.1:${port}`,
    close: async () => {
      server.forceShutdown();
      behind.close();
    },
  };
}
