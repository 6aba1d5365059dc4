import fc from 'fast-check';
import protobuf from 'protobufjs';
import type { Answer } from '../../src/rpc/answer.ts';
import { AnswerBytes, type Echo } from '../../src/rpc/answer-bytes.ts';
import { type MessageCodec, ownSchema, readIdl } from '../../src/rpc/codec.ts';
import { responseMessage, unaryMessage } from '../../src/transports/response.ts';
import { anyMessage } from '../kit/any-message.ts';

// Answers that are put together of their parts have the bytes that the generated classes make of the whole.

const schema = ownSchema();
const { root } = protobuf.parse(readIdl());
root.resolveAll();

/** An answer whose message has any fields but those that say how a call ended, which no handler sets. */
const answer: fc.Arbitrary<Answer> = fc.constantFrom(...schema.responseIds.keys()).chain((field) => {
  const { type } = root.lookupType('othello.Response').fields[field] ?? {};
  const body = anyMessage(root.lookupType(`othello.${type}`)).map((message) => {
    delete message['result'];
    delete message['followUps'];
    return message;
  });
  const code = fc.constantFrom(...schema.resultCodes.values());
  return fc.record(
    { field: fc.constant(field), code, message: fc.string(), body },
    { requiredKeys: ['field', 'code', 'body'] },
  );
});
const answers = fc.array(answer, { minLength: 1, maxLength: 3 });
const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
/** refusals among them that say when to come again, which are never stored */
const sent = fc
  .tuple(answers, fc.option(uint32))
  .map(([all, retryAfterMs]) => (retryAfterMs === null ? all : all.map((each) => ({ ...each, retryAfterMs }))));
const echo: fc.Arbitrary<Echo> = fc.record({ version: uint32, seqNo: fc.option(uint32, { nil: undefined }) });

const whole = (message: string, value: object): Buffer => Buffer.from(schema.codec(message).encode(value).finish());

test('what is sent has the bytes of the whole message, whichever answers it has, stored or not, whoever called', () => {
  const bytes = new AnswerBytes(schema);
  fc.assert(
    fc.property(sent, echo, fc.boolean(), (all, to, isStored) => {
      if (isStored) bytes.store(all);
      const responses = all.map((each) => responseMessage(schema, each, to));
      expect(bytes.multiple(all, to)).toEqual(whole('MultipleResponse', { reqSeqNo: to.seqNo, responses }));
      for (const [index, each] of all.entries())
        expect(bytes.response(each, to)).toEqual(whole('Response', responses[index] ?? {}));
    }),
  );
});

test('what is stored has the bytes of the whole message without version and seqNo', () => {
  const bytes = new AnswerBytes(schema);
  fc.assert(
    fc.property(answers, (all) => {
      const responses = all.map(({ field, code, message, body }) => ({
        ...{ protocolId: schema.responseIds.get(field), result: { code, message } },
        [field]: body,
      }));
      expect(bytes.store(all)).toEqual(whole('MultipleResponse', { responses }));
    }),
  );
});

test('a unary answer has the bytes of the whole message', () => {
  const bytes = new AnswerBytes(schema);
  const ofProcedures = new Set([...schema.procedures.values()].map(({ responseField }) => responseField));
  const unary = answers.filter(([first]) => ofProcedures.has(first?.field ?? ''));
  fc.assert(
    fc.property(unary, echo, fc.boolean(), (all, { version, seqNo }, isStored) => {
      if (isStored) bytes.store(all);
      const made = schema
        .responseCodec(all[0]?.field ?? '')
        .encode(unaryMessage(schema, { answers: all, fault: undefined }, { version, seqNo }));
      expect(bytes.unary(all, { version, seqNo })).toEqual(Buffer.from(made.finish()));
    }),
  );
});

test('an answer that is stored and sent is encoded once', () => {
  let encoded = 0;
  const counting = ownSchema();
  const responseCodec = counting.responseCodec.bind(counting);
  counting.responseCodec = (field: string): MessageCodec => {
    const codec = responseCodec(field);
    return {
      decode: (bytes) => codec.decode(bytes),
      encode: (message, writer) => {
        encoded++;
        return codec.encode(message, writer);
      },
    };
  };
  const bytes = new AnswerBytes(counting);
  const given: Answer = { field: 'gameSyncRsp', code: 0, body: { room: { version: 3 } } };
  const to: Echo = { version: 2, seqNo: 7 };
  bytes.store([given]);
  bytes.multiple([{ ...given, code: 1 }], to);
  bytes.response(given, { version: 1, seqNo: undefined });
  bytes.unary([given], to);
  expect(encoded).toBe(1);
});
