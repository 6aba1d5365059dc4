import { Agent, request as httpRequest } from 'node:http';
import * as grpc from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { othello } from '../../src/generated/othello.js';
import { type Frame, framed, headersOf, splitFrames, statusIn, textBytes } from '../kit/connect-transports.ts';
import { schema } from '../kit/transports.ts';
import { openWebSocket } from '../kit/websocket-transport.ts';
import type { TestNode } from '../kit/node.ts';
import type { HostileRequest } from './hostile-requests.ts';

/** What came back. */
export interface Answered {
  /** answered: HTTP 200 or gRPC OK; malformed: 400 or INVALID_ARGUMENT; else the status */
  how: 'answered' | 'malformed' | `status ${number}`;
  /** of the first Response */
  isSuccess: boolean;
  message: string;
}

type Result = { code?: number | string | null; message?: string | null } | null | undefined;

const answered = (how: Answered['how'], result: Result): Answered => ({
  how,
  isSuccess: result?.code === 'Success' || result?.code === othello.ResultCode.Success,
  message: result?.message ?? '',
});

/** A way to send requests as they are. */
export interface HostileTransport {
  name: string;
  takes(request: HostileRequest): boolean;
  send: (request: HostileRequest) => Promise<Answered>;
}

/** Opens every transport of a server. */
export function openTransports(node: TestNode): { transports: HostileTransport[]; close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure());
  const http = (format: HostileRequest['format'], path: string): HostileTransport => ({
    name: `POST ${path}, ${format}`,
    takes: (request) => request.format === format,
    send: ({ body }) => post({ url: node.url + path, agent, format, body }),
  });
  const transports = [
    http('protobuf', '/api'),
    http('JSON', '/api'),
    http('protobuf', '/api/stream'),
    http('JSON', '/api/stream'),
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
      name: 'gRPC-Web, text',
      takes: ({ message }: HostileRequest) => message !== undefined,
      send: (request: HostileRequest) => grpcWebCall(node.url, request),
    },
  ];
  const close = () => {
    agent.destroy();
    client.close();
  };
  return { transports, close };
}

function post(call: { url: string; agent: Agent; format: HostileRequest['format']; body: Buffer }): Promise<Answered> {
  const { url, agent, format, body } = call;
  const headers = {
    'content-type': format === 'JSON' ? 'application/json' : 'application/x-protobuf',
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { agent, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0 } = response;
        const isOne = statusCode === 200 && url.endsWith('/stream');
        const result = resultOf(format, Buffer.concat(chunks), isOne);
        resolve(
          answered(statusCode === 200 ? 'answered' : statusCode === 400 ? 'malformed' : `status ${statusCode}`, result),
        );
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
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
function overWebSocket(node: TestNode, body: Buffer): Promise<Answered> {
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

const urlOf = (url: string, { procedure }: HostileRequest): string => `${url}/${schema.serviceName}/${procedure}`;

async function connectCall(url: string, request: HostileRequest): Promise<Answered> {
  const { format, body, message = body, procedure, token } = request;
  const isStream = schema.procedures.get(procedure)?.isStream === true;
  const encoding = format === 'JSON' ? 'json' : 'proto';
  const abort = new AbortController();
  const response = await fetch(urlOf(url, request), {
    method: 'POST',
    headers: headersOf(`application/${isStream ? 'connect+' : ''}${encoding}`, { token }),
    body: isStream ? framed(0, message) : new Uint8Array(message),
    signal: abort.signal,
  });
  if (isStream) {
    const first = await firstFrame(response);
    abort.abort();
    return ofFrame(first, (from) =>
      format === 'JSON'
        ? (JSON.parse(from.toString()) as { result?: Result }).result
        : othello.Response.decode(from).result,
    );
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.ok) return answered('answered', unaryResult(request, bytes));
  const { message: words } = JSON.parse(bytes.toString()) as { message: string };
  return answered(response.status === 400 ? 'malformed' : `status ${response.status}`, { message: words });
}

async function grpcWebCall(url: string, request: HostileRequest): Promise<Answered> {
  const { message = Buffer.alloc(0), procedure, token } = request;
  const abort = new AbortController();
  const response = await fetch(urlOf(url, request), {
    method: 'POST',
    headers: headersOf('application/grpc-web-text', { token }),
    body: framed(0, message).toString('base64'),
    signal: abort.signal,
  });
  const first = await firstFrame(response, true);
  abort.abort();
  const isStream = schema.procedures.get(procedure)?.isStream === true;
  return ofFrame(first, (bytes) =>
    isStream ? othello.Response.decode(bytes).result : unaryResult({ ...request, format: 'protobuf' }, bytes),
  );
}

function unaryResult({ format, procedure }: HostileRequest, bytes: Buffer): Result {
  if (format === 'JSON') return (JSON.parse(bytes.toString()) as { result?: Result }).result;
  const shape = schema.procedures.get(procedure);
  if (!shape) throw new Error(`no procedure ${procedure}`);
  return (shape.response.decode(bytes) as { result?: Result }).result;
}

async function firstFrame({ body }: Response, isText = false): Promise<Frame> {
  let bytes: Buffer = Buffer.alloc(0);
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    bytes = Buffer.concat([bytes, piece]);
    const text = bytes.toString('latin1');
    const [first] = splitFrames(isText ? textBytes(text.slice(0, text.length - (text.length % 4))) : bytes).frames;
    if (first) return first;
  }
  throw new Error('an answer without a frame');
}

function ofFrame(frame: Frame, resultOf: (bytes: Buffer) => Result): Answered {
  if (frame.flags === 0) return answered('answered', resultOf(frame.message));
  const text = decodeURIComponent(frame.message.toString());
  const message = /grpc-message: (.*)\r/.exec(text)?.[1] ?? /"message":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? '';
  const status = statusIn(frame);
  return answered(status === (grpc.status.INVALID_ARGUMENT as number) ? 'malformed' : `status ${status}`, { message });
}
