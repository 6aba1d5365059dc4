import { Injectable } from '@nestjs/common';
import { AnswerBytes } from '../../rpc/answer-bytes.ts';
import { WireSchema } from '../../rpc/codec.ts';
import { Dispatcher, type Invocation, type Outcome } from '../../rpc/dispatcher.ts';
import { Failure, type FailureKind, FAILURES, reasonOf, retryAfterMsOf, wholeSeconds } from '../../rpc/failures.ts';
import type { BoundProcedure } from '../../rpc/registry.ts';
import { frame, FRAME_HEAD_BYTES, frameHead } from '../frames.ts';
import type { AnswerHeaders, HttpAnswer } from '../http/http-transport.ts';
import { inflate } from '../inflate.ts';
import { allowanceHeaders, limitHeaders } from '../limit-headers.ts';
import { echoOf, unaryMessage } from '../response.ts';
import { fromBase64 } from './base64.ts';
import { bodyLimitOf, type Compressions, CONTENT_TYPES, type Wire } from './connect.wire.ts';
import { MESSAGE_LIMIT_BYTES } from '../../rpc/limits.ts';

/** Flags of a frame. */
const [PLAIN, COMPRESSED, CONNECT_END, GRPC_WEB_TRAILERS] = [0, 1, 2, 0x80];

/** Connect's name and HTTP status of each gRPC status, 0 to 16. */
const STATUSES = [
  ['ok', 200],
  ['canceled', 499],
  ['unknown', 500],
  ['invalid_argument', 400],
  ['deadline_exceeded', 504],
  ['not_found', 404],
  ['already_exists', 409],
  ['permission_denied', 403],
  ['resource_exhausted', 429],
  ['failed_precondition', 400],
  ['aborted', 409],
  ['out_of_range', 400],
  ['unimplemented', 501],
  ['internal', 500],
  ['unavailable', 503],
  ['data_loss', 500],
  ['unauthenticated', 401],
] as const;

/** Failures that are answered with their own HTTP status instead of that of the gRPC status. */
const SAID_BY_HTTP: readonly FailureKind[] = [FAILURES.MethodNotAllowed, FAILURES.MediaTypeNotSupported];

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Of a call that is answered with a fault. `wire` undefined: the content type is not supported */
interface Refused {
  wire: Wire | undefined;
  invocation: Pick<Invocation, 'allowance'>;
}

/** How a body carries its message. */
export interface Carried {
  wire: Wire;
  compressions: Compressions;
}

/** Decodes and encodes the messages and trailers of Connect and gRPC-Web. */
@Injectable()
export class ConnectCodec {
  constructor(
    private readonly schema: WireSchema,
    private readonly bytes: AnswerBytes,
    private readonly dispatcher: Dispatcher,
  ) {}

  /** The request in a body. @throws Failure Malformed, TooLarge */
  decode({ name, request, requestJson }: BoundProcedure, body: Buffer, carried: Carried): object {
    const message = messageIn(body, carried);
    const { wire } = carried;
    try {
      if (wire.format === 'protobuf') return request.decode(message);
      return requestJson.parse(utf8.decode(message));
    } catch (error) {
      throw new Failure(FAILURES.Malformed, `the message is no ${wire.format} Req${name} (${reasonOf(error)})`, {
        cause: error,
      });
    }
  }

  /** The HTTP answer to a unary call. */
  answer(outcome: Outcome, wire: Wire, invocation: Invocation): HttpAnswer {
    const { procedure } = invocation;
    if (outcome.fault || !procedure) return this.refused(outcome, { wire, invocation });
    const bytes =
      wire.format === 'json'
        ? procedure.responseJson.stringify(unaryMessage(this.schema, outcome, invocation))
        : this.bytes.unary(outcome.answers, echoOf(invocation));
    const body =
      wire.protocol === 'Connect' ? bytes : encoded(Buffer.concat([frame(PLAIN, Buffer.from(bytes)), end(wire)]), wire);
    return { status: 200, headers: { 'content-type': wire.contentType, ...allowanceHeaders(invocation) }, body };
  }

  /** The HTTP answer when a call threw. @param wire undefined: the content type is not supported */
  failed(error: unknown, wire: Wire | undefined): HttpAnswer {
    return this.refused(this.dispatcher.fail(error), { wire, invocation: {} });
  }

  private refused(outcome: Outcome, { wire, invocation }: Refused): HttpAnswer {
    const { answers, fault = FAILURES.System } = outcome;
    const message = answers[0]?.message ?? '';
    if (wire && wire.protocol !== 'Connect') {
      const headers = { 'content-type': wire.contentType, ...allowanceHeaders(invocation) };
      return { status: 200, headers, body: encoded(end(wire, { ...outcome, fault }), wire) };
    }
    const [code, status] = STATUSES[fault.grpc] ?? STATUSES[2];
    const limits = limitHeaders({ answers, fault }, invocation);
    const headers: AnswerHeaders = { 'content-type': 'application/json', ...adviceOf(fault), ...limits };
    const body = JSON.stringify({ code, message });
    return { status: SAID_BY_HTTP.includes(fault) ? fault.http : status, headers, body };
  }

  /** The last frame of a stream. @param outcome of a fault; absent: the stream ended normally */
  endOf(wire: Wire, outcome?: Outcome): Buffer {
    return encoded(end(wire, outcome), wire);
  }
}

function adviceOf(fault: FailureKind): AnswerHeaders {
  if (fault === FAILURES.MediaTypeNotSupported) return { 'accept-post': CONTENT_TYPES.join(', ') };
  return fault === FAILURES.EncodingNotSupported ? { 'accept-encoding': 'gzip, deflate' } : {};
}

const encoded = (frames: Buffer, { isText }: Wire): Buffer =>
  isText ? Buffer.from(frames.toString('base64'), 'latin1') : frames;

/** Of a call that ended normally. */
const WELL: Outcome = { answers: [], fault: undefined };

/** The last frame of a call, which says how it ended: JSON in Connect, trailers in gRPC-Web. */
function end({ protocol }: Wire, { fault, answers }: Outcome = WELL): Buffer {
  const message = fault ? (answers[0]?.message ?? '') : '';
  const waitMs = retryAfterMsOf(fault, answers);
  if (protocol === 'gRPC-Web') {
    const trailers = [`grpc-status: ${fault?.grpc ?? 0}`];
    // printable ASCII; other characters as percent-encoded bytes
    if (message) trailers.push(`grpc-message: ${encodeURIComponent(message).replaceAll('%20', ' ')}`);
    if (waitMs !== undefined) trailers.push(`grpc-retry-pushback-ms: ${waitMs}`);
    return frame(GRPC_WEB_TRAILERS, Buffer.from(trailers.map((line) => `${line}\r\n`).join('')));
  }
  const error = fault && { code: STATUSES[fault.grpc]?.[0], message };
  const metadata = waitMs === undefined ? undefined : { 'retry-after': [String(wholeSeconds(waitMs))] };
  return frame(CONNECT_END, Buffer.from(JSON.stringify({ error, metadata })));
}

/**
 * The one message of a request.
 * @throws Failure Malformed, TooLarge
 */
function messageIn(body: Buffer, { wire, compressions }: Carried): Buffer {
  // an empty body is an empty message, also when a header says that it is compressed
  const isPacked = compressions.body !== undefined && body.length > 0;
  const whole = isPacked && compressions.body ? inflate(body, compressions.body, bodyLimitOf(wire)) : body;
  if (wire.protocol === 'Connect') return whole;
  const frames = wire.isText ? fromBase64(whole) : whole;
  const head = frameHead(frames);
  if (head && head.length > MESSAGE_LIMIT_BYTES)
    throw new Failure(
      FAILURES.TooLarge,
      `the message is over ${MESSAGE_LIMIT_BYTES / 1024} KiB: no call is that large`,
    );
  if (head?.length !== frames.length - FRAME_HEAD_BYTES)
    throw new Failure(
      FAILURES.Malformed,
      'the body is not one frame: send a flag, the length of the message in 4 bytes, the message, and nothing more',
    );
  const { flags } = head;
  if (flags !== PLAIN && flags !== COMPRESSED)
    throw new Failure(
      FAILURES.Malformed,
      `a frame with the flags ${flags} is no request: send 0, or 1 if it is packed`,
    );
  const message = frames.subarray(FRAME_HEAD_BYTES);
  if (flags === PLAIN) return message;
  if (!compressions.message)
    throw new Failure(
      FAILURES.Malformed,
      'the message is marked as compressed and no header says how: name the encoding',
    );
  return inflate(message, compressions.message, MESSAGE_LIMIT_BYTES);
}
