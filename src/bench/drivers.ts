import * as grpc from '@grpc/grpc-js';
import http from 'node:http';
import { noOpSchema } from './no-op.ts';

/** Makes one call and resolves when its answer has come. */
export type Caller = () => Promise<void>;

export interface Driver {
  call: Caller;
  close(): void;
}

const REQUEST = { roomId: 42, r: 2, c: 3 };

/** NoOp over the envelope, on kept-alive connections, one a caller. */
export function httpDriver(port: number, callers: number): Driver {
  const agent = new http.Agent({ keepAlive: true, maxSockets: callers });
  const envelope = { protocolVersion: 2, protocolId: 900, noOpReq: REQUEST };
  const body = noOpSchema().codec('Request').encode(envelope).finish();
  const options = {
    port,
    host: '127.0.0.1',
    path: '/api',
    method: 'POST',
    agent,
    headers: { 'content-length': body.length },
  };
  return {
    call: () =>
      new Promise((resolve, reject) => {
        const request = http.request(options, (response) => {
          response.on('end', () =>
            response.statusCode === 200 ? resolve() : reject(new Error(`HTTP ${response.statusCode}`)),
          );
          response.resume();
        });
        request.on('error', reject).end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** NoOp over one HTTP/2 connection, as gRPC clients do. */
export function grpcDriver(port: number): Driver {
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const schema = noOpSchema();
  const body = Buffer.from(schema.procedures.get('NoOp')?.request.encode(REQUEST).finish() ?? []);
  const raw = (bytes: Buffer) => bytes;
  return {
    call: () =>
      new Promise((resolve, reject) => {
        client.makeUnaryRequest(`/${schema.serviceName}/NoOp`, raw, raw, body, (error) =>
          error ? reject(error) : resolve(),
        );
      }),
    close: () => client.close(),
  };
}

/** Closed loop: `callers` at once, each calls again when answered, `calls` in all. */
export async function closedLoop({ call }: Driver, callers: number, calls: number): Promise<void> {
  let left = calls;
  const loop = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: callers }, loop));
}
