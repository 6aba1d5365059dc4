import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import protobuf from 'protobufjs';
import { AnswerBytes } from './answer-bytes.ts';
import type { Answer, Answers } from './answer.ts';
import { type MessageCodec, type ProcedureShape, WireSchema } from './codec.ts';
import { Failure, FAILURES } from './failures.ts';
import { ENDED_BY, type SessionRecord, type SessionRow } from './session.ts';

/** A call with a seqNo. */
export interface CountedCall {
  seqNo: number;
  requestHash: Buffer;
}

interface StoredResponse {
  protocolId: number;
  result: { code: number; message?: string };
}

const LARGEST_SEQ_NO = 2 ** 32 - 1;

const adviceAfter = (last: number): string =>
  last < LARGEST_SEQ_NO ? `count on from ${last + 1}` : 'no seqNo comes after it, so log in again and count from 1';

/**
 * Tells new calls from repeated ones by their session's last call, and encodes answers so that any transport can repeat
 * them.
 */
@Injectable()
export class ExactlyOnce {
  private readonly stored: MessageCodec;
  private readonly fields: Map<number, string>;
  /** by procedure: what comes before the request's bytes in what is hashed */
  private readonly prefixes = new Map<string, Uint8Array>();
  private replayed = 0;

  constructor(
    schema: WireSchema,
    private readonly bytes: AnswerBytes,
  ) {
    this.stored = schema.codec('MultipleResponse');
    this.fields = new Map([...schema.responseIds].map(([field, id]) => [id, field]));
  }

  /** calls that were answered with stored answers */
  get replays(): number {
    return this.replayed;
  }

  /**
   * @returns undefined when the call has no seqNo: then only its procedure's own rules keep it from being done twice
   */
  count(procedure: ProcedureShape, request: object, seqNo: number | undefined): CountedCall | undefined {
    if (!seqNo) return undefined;
    const call = procedure.request.encode(request, protobuf.Writer.create().raw(this.prefixOf(procedure)));
    return { seqNo, requestHash: hash('sha256', call.finish(true), 'buffer') };
  }

  private prefixOf({ name }: ProcedureShape): Uint8Array {
    const known = this.prefixes.get(name) ?? Buffer.from(`${name}\0`);
    this.prefixes.set(name, known);
    return known;
  }

  /**
   * @returns the stored answers if this call was answered before; undefined if it is new
   * @throws Failure SeqNoConflict, SeqNoStale
   */
  recall(session: SessionRow, call: CountedCall | undefined): Answers | undefined {
    if (!call) return undefined;
    const last = Number(session.seq_no);
    if (call.seqNo > last) return undefined;
    if (call.seqNo < last)
      throw new Failure(FAILURES.SeqNoStale, `seqNo ${call.seqNo} is behind ${last}: ${adviceAfter(last)}`);
    if (!session.answers || !session.request_hash?.equals(call.requestHash))
      throw new Failure(FAILURES.SeqNoConflict, `seqNo ${last} was another call: ${adviceAfter(last)}`);
    this.replayed++;
    return this.decode(session.answers);
  }

  /**
   * @returns the stored answers of the very call that ended its own session, sent once more; undefined for any other
   */
  recallEnding(session: SessionRow, call: CountedCall | undefined): Answers | undefined {
    const { session_ended_by: by, seq_no: last, request_hash: requestHash, answers } = session;
    if (by !== ENDED_BY.logout || !call || call.seqNo !== Number(last)) return undefined;
    if (!answers || !requestHash?.equals(call.requestHash)) return undefined;
    this.replayed++;
    return this.decode(answers);
  }

  record(call: CountedCall, answers: readonly Answer[]): SessionRecord {
    const { seqNo, requestHash } = call;
    return { seqNo, requestHash, answers: this.bytes.store(answers) };
  }

  private decode(bytes: Uint8Array): Answers {
    const { responses } = this.stored.decode(bytes) as { responses: (StoredResponse & Record<string, object>)[] };
    const [first, ...others] = responses.map((response) => {
      const field = this.fields.get(response.protocolId);
      const body = field && response[field];
      if (!body) throw new Error(`stored answer ${response.protocolId} is not of this proto`);
      const { code, message } = response.result;
      return { field, code, ...(message !== undefined && message !== null && { message }), body };
    });
    if (!first) throw new Error('stored answers are none');
    return [first, ...others];
  }
}
