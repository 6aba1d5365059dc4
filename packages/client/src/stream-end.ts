import { CallImpossible, CallRefused, OutcomeUnknown } from './errors.ts';
import type { AnyResponse } from './names.ts';

/** How one stream of a room ended. */
export type StreamEnd =
  /** with the game */
  | { kind: 'over' }
  /** the node goes: another one has it */
  | { kind: 'resume' }
  /** on the way; the server may want to be left alone for a while */
  | { kind: 'broken'; retryAfterMs?: number | undefined }
  /** it was none: an older server, or something before it that knows no streams */
  | { kind: 'impossible' }
  /** a rule said no */
  | { kind: 'refused'; refusal: CallRefused };

/** Who reads a stream. */
export interface StreamReader {
  /** anything came, a heartbeat say */
  onWord(): void;
  /** a state of the room; how it ended comes with the last one */
  onState(responses: readonly AnyResponse[]): void;
}

const FAULTS = ['ErrorSystem', 'ErrorRateLimited'];
const NEWER = ['ErrorInvalidProcedure', 'ErrorInvalidProtocolVersion'];

/** Reads a stream to its end. @throws what is no failure of a transport */
export async function readStream(stream: AsyncIterable<AnyResponse>, reader: StreamReader): Promise<StreamEnd> {
  const last: AnyResponse[] = [];
  try {
    for await (const response of stream) {
      if (response.code !== 'Success') return endBy(response);
      reader.onWord();
      if (response.name === 'RspSubscribe') {
        if (response.body.resume) return { kind: 'resume' };
      } else if (response.name === 'RspGameOver') {
        reader.onState([...last, response]);
        return { kind: 'over' };
      } else if (hasEnded(response)) last.push(response);
      else reader.onState([response]);
    }
    return { kind: 'broken' };
  } catch (error) {
    if (error instanceof OutcomeUnknown) return { kind: 'broken', retryAfterMs: error.retryAfterMs };
    if (error instanceof CallImpossible) return { kind: 'impossible' };
    throw error;
  }
}

function endBy(response: AnyResponse): StreamEnd {
  const { code, message: reason = 'a rule said no' } = response;
  if (FAULTS.includes(code)) return { kind: 'broken' };
  if (NEWER.includes(code)) return { kind: 'impossible' };
  return { kind: 'refused', refusal: new CallRefused('Subscribe', code, { reason, responses: [response] }) };
}

/** RspGameOver follows it. */
const hasEnded = ({ body }: AnyResponse): boolean =>
  'room' in body && (body.room?.status === 'GAME_OVER' || body.room?.status === 'TIMEOUT');
