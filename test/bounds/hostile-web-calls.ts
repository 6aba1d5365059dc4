import * as grpc from '@grpc/grpc-js';
import { othello } from '../../src/generated/othello.js';
import { type Frame, framed, headersOf, splitFrames, statusIn, textBytes } from '../kit/connect-transports.ts';
import { schema } from '../kit/transports.ts';
import { type Answered, answered, type Result } from './answered.ts';
import type { HostileRequest } from './hostile-requests.ts';

const urlOf = (url: string, { procedure }: HostileRequest): string => `${url}/${schema.serviceName}/${procedure}`;

export async function connectCall(url: string, request: HostileRequest): Promise<Answered> {
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

/** @param isText frames in base64 */
export async function grpcWebCall(url: string, request: HostileRequest, isText: boolean): Promise<Answered> {
  const { message = Buffer.alloc(0), procedure, token } = request;
  const abort = new AbortController();
  const response = await fetch(urlOf(url, request), {
    method: 'POST',
    headers: headersOf(isText ? 'application/grpc-web-text' : 'application/grpc-web+proto', { token }),
    body: isText ? framed(0, message).toString('base64') : new Uint8Array(framed(0, message)),
    signal: abort.signal,
  });
  const first = await firstFrame(response, isText);
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
