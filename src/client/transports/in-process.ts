import { procedures, responses } from '../../generated/procedures.ts';
import { othello } from '../../generated/othello.js';
import { CallImpossible, OutcomeUnknown } from '../errors.ts';
import { responseNames } from '../names.ts';
import type { OutgoingCall, Transport } from '../transport.ts';
import { encodeMessage } from '../wire/encode.ts';
import { decodeEnvelope, type Header } from '../wire/packets.ts';

/** The server's door without a wire. */
export interface InProcessDoor {
  call(
    procedure: string,
    request: object,
    caller: Header,
  ): Promise<{
    answers: readonly { field: string; code: number; message?: string; body: object }[];
    fault: { http: number } | undefined;
  }>;
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
      const message = requestMessage(call);
      const { token, seqNo } = call;
      return {
        bytesUp: 0,
        send: async () => {
          const { answers, fault } = await door.call(call.procedure, message, { token, seqNo });
          const told = `the server answered ${fault?.http}: ${answers[0]?.message ?? 'no more is known'}`;
          if (fault) throw RESENDABLE.has(fault.http) ? new OutcomeUnknown(told) : new CallImpossible(told);
          return { responses: decodeEnvelope(answersMessage(answers)), bytesDown: 0 };
        },
      };
    },
    close: () => undefined,
  };
}

/** What the server's own codec makes of the bytes, so that every door is given the same. */
function requestMessage({ procedure, request }: OutgoingCall): object {
  const codec = (othello as unknown as Record<string, StaticCodec | undefined>)[`Req${procedure}`];
  if (!codec || !procedures[procedure]) throw new CallImpossible(`no procedure ${procedure}: run npm run gen`);
  return codec.decode(encodeMessage(`Req${procedure}`, request));
}

function answersMessage(answers: Awaited<ReturnType<InProcessDoor['call']>>['answers']): Uint8Array {
  const messages = answers.map(({ field, code, message, body }) => ({
    protocolId: idOfField.get(field),
    result: message === undefined ? { code } : { code, message },
    [field]: body,
  }));
  return othello.MultipleResponse.encode({ responses: messages }).finish();
}
