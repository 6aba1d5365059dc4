import { Agent, request as httpRequest } from 'node:http';
import type { ClientHttp2Session } from 'node:http2';
import * as grpc from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { othello } from '../../src/generated/othello.js';
import { http2AnswerOf, openHttp2 } from '../kit/http2-transport.ts';
import { schema } from '../kit/transports.ts';
import { openWebSocket } from '../kit/websocket-transport.ts';
import type { TestNode } from '../kit/node.ts';
import { type Answered, answered, type Result } from './answered.ts';
import type { HostileRequest } from './hostile-requests.ts';
import { connectCall, grpcWebCall } from './hostile-web-calls.ts';

const MEDIA_TYPES = { JSON: 'application/json', protobuf: 'application/x-protobuf' } as const;

/** A way to send requests as they are. */
export interface HostileTransport {
  name: string;
  takes(request: HostileRequest): boolean;
  send: (request: HostileRequest) => Promise<Answered>;
}

type Addresses = Pick<TestNode, 'url' | 'grpcAddress'>;

/** Opens every transport of a server. */
export function openTransports(node: Addresses): { transports: HostileTransport[]; close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
  const http = (format: HostileRequest['format'], path: string): HostileTransport => ({
    name: `POST ${path}, ${format}`,
    takes: (request) => request.format === format,
    send: ({ body }) => post({ url: node.url, agent, format, path, body }),
  });
  let session: ReturnType<typeof openHttp2> | undefined;
  const connection = () => {
    if (!session || session.closed || session.destroyed) session = openHttp2(node.url);
    return session;
  };
  const http2 = (format: HostileRequest['format'], path: string): HostileTransport => ({
    name: `POST ${path} over HTTP/2, ${format}`,
    takes: (request) => request.format === format,
    send: ({ body }) => postOverHttp2(connection(), { format, path, body }),
  });
  const transports = [
    http('protobuf', '/api'),
    http('JSON', '/api'),
    http('protobuf', '/api/stream'),
    http('JSON', '/api/stream'),
    http2('protobuf', '/api'),
    http2('JSON', '/api'),
    http2('protobuf', '/api/stream'),
    http2('JSON', '/api/stream'),
    {
      name: 'gRPC',
      takes: ({ message }: HostileRequest) => message !== undefined,
      send: (request: HostileRequest) => unary(client, request),
    },
    {
      name: "gRPC's Play",
      takes: ({ format }: HostileRequest) => format === 'protobuf',
      send: ({ body }: HostileRequest) => play(client, body),
    },
    {
      name: 'WebSocket',
      takes: ({ format }: HostileRequest) => format === 'protobuf',
      send: ({ body }: HostileRequest) => overWebSocket(node, body),
    },
    {
      name: 'Connect',
      takes: ({ message }: HostileRequest) => message !== undefined,
      send: (request: HostileRequest) => connectCall(node.url, request),
    },
    {
      name: 'Connect, JSON', // what is not of the message is refused with what is hostile in it
      takes: ({ format }: HostileRequest) => format === 'JSON',
      send: (request: HostileRequest) => connectCall(node.url, request),
    },
    {
      name: 'gRPC-Web',
      takes: ({ message }: HostileRequest) => message !== undefined,
      send: (request: HostileRequest) => grpcWebCall(node.url, request, false),
    },
    {
      name: 'gRPC-Web, text',
      takes: ({ message }: HostileRequest) => message !== undefined,
      send: (request: HostileRequest) => grpcWebCall(node.url, request, true),
    },
  ];
  const close = () => {
    agent.destroy();
    session?.destroy();
    client.close();
  };
  return { transports, close };
}

interface Post {
  format: HostileRequest['format'];
  path: string;
  body: Buffer;
}

/** A stream's first message is its answer. */
const isEnough = (path: string, status: number): boolean => path === '/api/stream' && status === 200;

function post({ url, agent, format, path, body }: Post & { url: string; agent: Agent }): Promise<Answered> {
  const headers = { 'content-type': MEDIA_TYPES[format], 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url + path, { agent, method: 'POST', headers }, (response) => {
      const { statusCode: status = 0 } = response;
      const chunks: Buffer[] = [];
      const settle = () => resolve(ofHttp({ status, format, path, body: Buffer.concat(chunks) }));
      response.on('end', settle);
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (!isEnough(path, status)) return;
        settle();
        sent.destroy();
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function postOverHttp2(session: ClientHttp2Session, { format, path, body }: Post): Promise<Answered> {
  const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': MEDIA_TYPES[format] });
  const answer = http2AnswerOf(stream);
  let status = 0;
  stream.on('response', (headers) => (status = Number(headers[':status'])));
  stream.on('data', () => {
    if (isEnough(path, status)) stream.close();
  });
  stream.end(body);
  return ofHttp({ format, path, ...(await answer) });
}

function ofHttp({ status = 0, format, path, body }: Post & { status: number | undefined }): Answered {
  if (status === 0) throw new Error('the stream ended without an answer');
  const result = resultOf(format, body, isEnough(path, status));
  return answered(status === 200 ? 'answered' : status === 400 ? 'malformed' : `status ${status}`, result);
}

/** @param isOne a stream's Response, on a line of its own or behind its length, instead of a MultipleResponse */
function resultOf(format: HostileRequest['format'], bytes: Buffer, isOne: boolean): Result {
  if (format === 'protobuf')
    return isOne
      ? othello.Response.decode(protobuf.Reader.create(bytes).bytes()).result
      : othello.MultipleResponse.decode(bytes).responses[0]?.result;
  const json = JSON.parse(bytes.toString()) as { responses?: { result: Result }[]; result?: Result };
  return isOne ? json.result : json.responses?.[0]?.result;
}

const asIs = (bytes: Buffer): Buffer => bytes;

const ofError = ({ code, details }: grpc.ServiceError): Answered =>
  answered(code === grpc.status.INVALID_ARGUMENT ? 'malformed' : `status ${code}`, { message: details });

/** One call of the procedure that the request is of; a stream's first message is its answer. */
function unary(
  client: grpc.Client,
  { procedure, message = Buffer.alloc(0), token }: HostileRequest,
): Promise<Answered> {
  const shape = schema.procedures.get(procedure);
  if (!shape) throw new Error(`no procedure ${procedure}`);
  const metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  const path = `/${schema.serviceName}/${procedure}`;
  return new Promise((resolve) => {
    if (shape.isStream) {
      const stream = client.makeServerStreamRequest(path, asIs, asIs, message, metadata);
      stream.on('error', (error: grpc.ServiceError) => resolve(ofError(error)));
      stream.on('data', (bytes: Buffer) => {
        resolve(answered('answered', othello.Response.decode(bytes).result));
        stream.cancel();
      });
      return;
    }
    client.makeUnaryRequest(path, asIs, asIs, message, metadata, (error, bytes) => {
      if (error) return resolve(ofError(error));
      resolve(answered('answered', (shape.response.decode(bytes ?? Buffer.alloc(0)) as { result?: Result }).result));
    });
  });
}

function play(client: grpc.Client, body: Buffer): Promise<Answered> {
  const path = `/${schema.serviceName}/${schema.envelopeRpc}`;
  const call = client.makeBidiStreamRequest(path, asIs, asIs, new grpc.Metadata());
  return new Promise((resolve) => {
    call.on('error', (error: grpc.ServiceError) => resolve(ofError(error)));
    call.on('data', (bytes: Buffer) => {
      resolve(answered('answered', othello.MultipleResponse.decode(bytes).responses[0]?.result));
      call.end();
    });
    call.write(body);
  });
}

/** On a WebSocket of its own, which a request that can't be read closes. */
function overWebSocket(node: Addresses, body: Buffer): Promise<Answered> {
  const socket = openWebSocket(node);
  return new Promise((resolve, reject) => {
    socket.on('open', () => socket.send(body)).on('error', reject);
    socket.on('message', (bytes: Buffer) => {
      resolve(answered('answered', othello.MultipleResponse.decode(bytes).responses[0]?.result));
      socket.terminate();
    });
    socket.on('close', (code, reason) =>
      resolve(answered(code === 1007 ? 'malformed' : `status ${code}`, { message: reason.toString() })),
    );
  });
}
