import { procedures, responses } from '../../generated/procedures.ts';
import { othello } from '../../generated/othello.js';
import { CallImpossible, OutcomeUnknown } from '../errors.ts';
import { type AnyResponse, responseNames } from '../names.ts';
import type { Transport } from '../transport.ts';
import { encodeMessage } from '../wire/encode.ts';
import { decodeEnvelope, type Header } from '../wire/packets.ts';

/** What a call comes to, or one push. */
export interface InProcessOutcome {
  answers: readonly { field: string; code: number; message?: string; body: object }[];
  fault: { http: number } | undefined;
}

/** The server's door without a wire. */
export interface InProcessDoor {
  call(procedure: string, request: object, caller: Header): Promise<InProcessOutcome>;
  stream(procedure: string, request: object, caller: Header & { signal: AbortSignal }): AsyncIterable<InProcessOutcome>;
}

/** A Nest application, which has the door under this name. */
export interface InProcessApp {
  get(token: typeof IN_PROCESS): InProcessDoor;
}

const IN_PROCESS = 'othello.in-process';

interface StaticCodec {
  decode(bytes: Uint8Array): object;
}

const idOfField = new Map<string, number>(responseNames.map((name) => [responses[name].field, responses[name].id]));
const RESENDABLE = new Set([409, 429, 500, 503]);

/** Calls a server in this very process: for tests, and for bots that live in the server. */
export function inProcess(app: InProcessApp): Transport {
  const door = app.get(IN_PROCESS);
  return {
    name: 'in-process',
    target: 'the server in this process',
    prepare: (call) => {
      const { procedure, request, token, seqNo } = call;
      if (!procedures[procedure]) throw new CallImpossible(`no procedure ${procedure}: run npm run gen`);
      const message = requestMessage(procedure, request);
      return {
        bytesUp: 0,
        send: async () => {
          const outcome = await door.call(procedure, message, { token, seqNo });
          return { responses: responsesOf(outcome), bytesDown: 0 };
        },
      };
    },
    subscribe: async function* ({ token, ...request }, signal) {
      for await (const outcome of door.stream('Subscribe', requestMessage('Subscribe', request), { token, signal }))
        yield* responsesOf(outcome);
    },
    close: () => undefined,
  };
}

/** What the server's own codec makes of the bytes, so that every door is given the same. */
function requestMessage(procedure: string, request: object): object {
  const codec = (othello as unknown as Record<string, StaticCodec | undefined>)[`Req${procedure}`];
  if (!codec) throw new CallImpossible(`no message Req${procedure}: run npm run gen`);
  return codec.decode(encodeMessage(`Req${procedure}`, request));
}

function responsesOf({ answers, fault }: InProcessOutcome): AnyResponse[] {
  const told = `the server answered ${fault?.http}: ${answers[0]?.message ?? 'no more is known'}`;
  if (fault) throw RESENDABLE.has(fault.http) ? new OutcomeUnknown(told) : new CallImpossible(told);
  return decodeEnvelope(answersMessage(answers));
}

function answersMessage(answers: InProcessOutcome['answers']): Uint8Array {
  const messages = answers.map(({ field, code, message, body }) => ({
    protocolId: idOfField.get(field),
    result: message === undefined ? { code } : { code, message },
    [field]: body,
  }));
  return othello.MultipleResponse.encode({ responses: messages }).finish();
}
