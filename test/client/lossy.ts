import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as grpc from '@grpc/grpc-js';
import { procedureNames } from '../../src/client/index.ts';

/**
 * What becomes of one call: answered; its answer lost once the server has given it; lost before the server saw it; or a
 * status of the front's own, the call unseen.
 */
export type Fate = 'pass' | 'lose the answer' | 'lose the call' | { status: number; headers?: Record<string, string> };

/** A front of a server that loses what it is told to, and keeps what it was sent. */
export interface Front {
  /** URL, or gRPC address */
  address: string;
  /** each call as it came: its bytes in hex, with what is sent beside them */
  calls: string[];
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
      const fate = fateOf(calls.push(`${request.headers['content-type']} ${body.toString('hex')}`));
      if (fate === 'lose the call') return request.socket.destroy();
      if (typeof fate === 'object') return response.writeHead(fate.status, fate.headers).end();
      const answer = await fetch(`${url}${request.url}`, { method: 'POST', body, headers: { connection: 'close' } });
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (fate === 'lose the answer') return request.socket.destroy();
      return response.writeHead(answer.status, { 'content-type': 'application/x-protobuf' }).end(bytes);
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

const same = (bytes: Buffer) => bytes;

/** A lost call or answer ends as UNAVAILABLE, CANCELLED or ABORTED, in turns. */
const LOST = [grpc.status.UNAVAILABLE, grpc.status.CANCELLED, grpc.status.ABORTED];

/** @param fateOf the nth call, from 1; a status is a gRPC one */
export async function frontOfGrpc(address: string, fateOf: (call: number) => Fate): Promise<Front> {
  const calls: string[] = [];
  const behind = new grpc.Client(address, grpc.credentials.createInsecure());
  const handle: grpc.handleUnaryCall<Buffer, Buffer> = (call, respond) => {
    const { authorization, 'x-seq-no': seqNo } = call.metadata.getMap();
    const sent = [call.getPath(), authorization, seqNo, call.request.toString('hex')].map(String);
    const fate = fateOf(calls.push(sent.join(' ')));
    const lost = { code: LOST[calls.length % LOST.length], details: 'lost' };
    if (fate === 'lose the call') return respond(lost);
    if (typeof fate === 'object') return respond({ code: fate.status, details: 'as the test wants' });
    behind.makeUnaryRequest(call.getPath(), same, same, call.request, call.metadata, (error, answer) =>
      fate === 'lose the answer' ? respond(lost) : respond(error, answer),
    );
  };
  const method = (name: string) => ({
    ...{ path: `/othello.Othello/${name}`, requestStream: false as const, responseStream: false as const },
    ...{ requestSerialize: same, requestDeserialize: same, responseSerialize: same, responseDeserialize: same },
  });
  const server = new grpc.Server();
  server.addService(
    Object.fromEntries(procedureNames.map((name) => [name, method(name)])),
    Object.fromEntries(procedureNames.map((name) => [name, handle])),
  );
  const credentials = grpc.ServerCredentials.createInsecure();
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  return {
    address: `127.0.0.1:${port}`,
    calls,
    close: async () => {
      server.forceShutdown();
      behind.close();
    },
  };
}
