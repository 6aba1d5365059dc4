import { CallImpossible, OutcomeUnknown } from '../errors.ts';
import type { AnyResponse } from '../names.ts';
import { maySendAgain } from './may-send-again.ts';
import type { Transport } from '../transport.ts';
import { decodeEnvelope, encodeEnvelope } from '../wire/envelope.ts';
import type { Schema } from '../wire/schema.ts';

/**
 * What the server answers to one Request, or one push of a stream.
 * @experimental
 */
export interface InProcessAnswer {
  /** as over HTTP: 200, or the status of a fault */
  httpStatus: number;
  /** a MultipleResponse */
  body: Uint8Array;
}

/**
 * The server's transport without a network: encoded Requests in, encoded MultipleResponses out.
 * @experimental
 */
export interface InProcessExchange {
  call(request: Uint8Array): Promise<InProcessAnswer>;
  stream(request: Uint8Array, signal: AbortSignal): AsyncIterable<InProcessAnswer>;
}

/** A Nest application that provides the exchange under this name. */
export interface InProcessApp {
  get(token: typeof IN_PROCESS): InProcessExchange;
}

const IN_PROCESS = 'othello.in-process';

/** Calls a server in the same process: for tests, and for bots that run in the server. */
export function inProcess(app: InProcessApp): Transport {
  const exchange = app.get(IN_PROCESS);
  return {
    name: 'in-process',
    target: 'the server in this process',
    prepare: (outgoing) => {
      const bytes = encodeEnvelope(outgoing);
      return {
        bytesUp: 0,
        send: async () => ({ responses: responsesOf(await exchange.call(bytes), outgoing.schema), bytesDown: 0 }),
      };
    },
    subscribe: async function* (outgoing, signal) {
      for await (const answer of exchange.stream(encodeEnvelope(outgoing), signal))
        yield* responsesOf(answer, outgoing.schema);
    },
    close: () => undefined,
  };
}

/** @throws OutcomeUnknown, CallImpossible when the server answered with a fault */
function responsesOf({ httpStatus, body }: InProcessAnswer, schema: Schema): AnyResponse[] {
  const responses = decodeEnvelope(body, schema);
  if (httpStatus === 200) return responses;
  const message = `the server answered ${httpStatus}: ${responses[0]?.message ?? 'no more is known'}`;
  throw maySendAgain({ http: httpStatus }) ? new OutcomeUnknown(message) : new CallImpossible(message);
}
