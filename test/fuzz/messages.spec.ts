import fc from 'fast-check';
import type { Answered } from '../bounds/answered.ts';
import { type HostileTransport, openTransports } from '../bounds/hostile-calls.ts';
import type { HostileRequest } from '../bounds/hostile-requests.ts';
import { newPlayer } from '../kit/player.ts';
import { envelopeTransport } from '../kit/transports.ts';
import { form, FuzzedServer } from './fuzzed-server.ts';
import { jsonMutations, mutated, mutatedJson, mutations } from './mutations.ts';
import {
  envelopeAround,
  envelopeOf,
  jsonEnvelopeAround,
  jsonEnvelopeOf,
  messageOf,
  type Original,
  ORIGINALS,
  SUBSCRIBE,
} from './originals.ts';

// Valid messages with a few bytes changed: one verdict on every transport that carries them, and no fault of the server.

const ENVELOPES = ['POST /api, protobuf', 'POST /api over HTTP/2, protobuf', "gRPC's Play", 'WebSocket'];
const ENVELOPE_STREAMS = [
  'POST /api/stream, protobuf',
  'POST /api/stream over HTTP/2, protobuf',
  ...ENVELOPES.slice(2),
];
const JSON_ENVELOPES = ['POST /api, JSON', 'POST /api over HTTP/2, JSON'];
const JSON_ENVELOPE_STREAMS = ['POST /api/stream, JSON', 'POST /api/stream over HTTP/2, JSON'];
const BARE = ['gRPC', 'Connect', 'gRPC-Web', 'gRPC-Web, text'];

let server: FuzzedServer;
let opened: ReturnType<typeof openTransports>;
/** of one session, so that the same bytes go over each transport: none of these calls changes what the next one finds */
let token: string;
beforeAll(async () => {
  server = await FuzzedServer.start();
  opened = openTransports(server.program);
  ({ token } = await newPlayer(envelopeTransport(server.program)));
});
afterEach(() => server.expectWell());
afterAll(async () => {
  opened.close();
  await server.stop();
});

/** What is to be the same: digits are of rooms and users. */
const verdictOf = ({ how, code, message }: Answered): string =>
  how === 'answered' ? `${how} ${code} ${message.replace(/\d+/g, '#')}` : how;

const isFault = (verdict: string): boolean => /^status|ErrorSystem/.test(verdict);

/** Sends a request over each of those transports, and fails unless they agree. @returns the verdict */
async function agree(names: readonly string[], request: HostileRequest): Promise<string> {
  const chosen = opened.transports.filter(({ name }) => names.includes(name));
  const send = async ({ name, send: sendOver }: HostileTransport) =>
    [name, verdictOf(await sendOver(request))] as const;
  const verdicts = await server.beside(chosen.length, () => Promise.all(chosen.map(send)));
  const [first = ''] = new Set(verdicts.map(([, verdict]) => verdict));
  expect(Object.fromEntries(verdicts)).toEqual(Object.fromEntries(names.map((name) => [name, first])));
  expect(isFault(first)).toBe(false);
  return first;
}

const requestOf = (format: HostileRequest['format'], [procedure]: Original, body: Buffer): HostileRequest => ({
  what: procedure,
  ...{ format, procedure, token, body },
  isRefused: false,
});

/** How many were understood and how many not: neither may be the rule. */
const told = { answered: 0, malformed: 0 };
const count = (verdict: string) => void (verdict === 'malformed' ? told.malformed++ : told.answered++);
beforeEach(() => Object.assign(told, { answered: 0, malformed: 0 }));

const expectBoth = () => {
  expect(told.answered).toBeGreaterThan(0);
  expect(told.malformed).toBeGreaterThan(0);
};

const anyOriginal = fc.constantFrom(...ORIGINALS, SUBSCRIBE);

test('a mutated message of protobuf has one verdict in an envelope and without one', async () => {
  const property = fc.asyncProperty(anyOriginal, mutations, fc.boolean(), async (original, changes, isLast) => {
    const message = mutated(messageOf(original), changes);
    const envelopes = original === SUBSCRIBE ? ENVELOPE_STREAMS : ENVELOPES;
    const body = envelopeAround(original[0], message, { token, isLast });
    count(await agree([...envelopes, ...BARE], { ...requestOf('protobuf', original, body), message }));
  });
  await fc.assert(property, form(40));
  expectBoth();
});

test('a mutated envelope of protobuf has one verdict on every transport that carries envelopes', async () => {
  const property = fc.asyncProperty(anyOriginal, mutations, async (original, changes) => {
    const envelopes = original === SUBSCRIBE ? ENVELOPE_STREAMS : ENVELOPES;
    count(await agree(envelopes, requestOf('protobuf', original, mutated(envelopeOf(original, token), changes))));
  });
  await fc.assert(property, form(40));
  expectBoth();
});

test('a mutated message of JSON has one verdict in an envelope and over Connect', async () => {
  const property = fc.asyncProperty(anyOriginal, jsonMutations, async (original, changes) => {
    const message = mutatedJson(JSON.stringify(original[1]), changes);
    const envelopes = original === SUBSCRIBE ? JSON_ENVELOPE_STREAMS : JSON_ENVELOPES;
    const over = (names: readonly string[], text: string) =>
      agree(names, requestOf('JSON', original, Buffer.from(text)));
    const alone = await over(['Connect, JSON'], message);
    const within = await over(envelopes, jsonEnvelopeAround(original[0], message, token));
    count(within);
    // what is no JSON by itself may be some with what is around it
    if (isJson(message)) expect(within).toBe(alone);
  });
  await fc.assert(property, form(40));
  expectBoth();
});

test('a mutated envelope of JSON has one verdict over HTTP/1 and HTTP/2', async () => {
  const changesOfEither = fc.oneof(
    jsonMutations.map((changes) => (text: string) => Buffer.from(mutatedJson(text, changes))),
    mutations.map((changes) => (text: string) => mutated(Buffer.from(text), changes)),
  );
  const property = fc.asyncProperty(anyOriginal, changesOfEither, async (original, change) => {
    const envelopes = original === SUBSCRIBE ? JSON_ENVELOPE_STREAMS : JSON_ENVELOPES;
    count(await agree(envelopes, requestOf('JSON', original, change(jsonEnvelopeOf(original, token)))));
  });
  await fc.assert(property, form(40));
  expectBoth();
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
