import { setTimeout } from 'node:timers/promises';

import { type Bound, BOUNDS } from '../../src/rpc/bounds.ts';
import { othello } from '../../src/generated/othello.js';
import { readIdl } from '../../src/rpc/codec.ts';
import { Dispatcher, type Outcome } from '../../src/rpc/dispatcher.ts';
import { EnvelopeCodec } from '../../src/transports/envelope.codec.ts';
import { InProcessServer } from '../../src/transports/in-process/in-process.server.ts';
import { useNode } from '../kit/every-transport.ts';
import { newPlayer } from '../kit/player.ts';
import { type HostileRequest, hostileRequests } from './hostile-requests.ts';
import { BODY_BYTES, TEXTS } from './hostile-texts.ts';
import { requestFields } from './request-fields.ts';

const stage = useNode();
const fields = requestFields(readIdl());

/** CPU of one call; what is linear in 64 KiB takes a tenth of it */
const MOST_CPU_MS = 20;
/** A busy machine and a collection of garbage cost CPU too: tries go on for so long until one is cheap enough. */
const RETRY_FOR_MS = 15_000;
/** between two tries, so that what disturbed the one is over at the other */
const MOST_PAUSE_MS = 500;
/** what is as slow as that was not disturbed */
const HOPELESS_MS = 500;

/** From bytes to bytes, as every transport that carries envelopes goes. */
async function answer({ body, format }: HostileRequest): Promise<Outcome> {
  const [codec, dispatcher] = [stage.node.app.get(EnvelopeCodec), stage.node.app.get(Dispatcher)];
  const form = format === 'JSON' ? 'json' : 'protobuf';
  try {
    const invocation = codec.decode(body, form);
    const outcome = await dispatcher.dispatch(invocation);
    codec.encode(outcome, form, invocation);
    return outcome;
  } catch (error) {
    return dispatcher.fail(error);
  }
}

/** @returns ms of CPU */
async function costOf(request: HostileRequest): Promise<number> {
  const before = process.cpuUsage();
  await answer(request);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function cheapestOf(request: HostileRequest): Promise<number> {
  let cheapest = await costOf(request);
  const until = performance.now() + RETRY_FOR_MS;
  for (let pauseMs = 1; cheapest > MOST_CPU_MS && cheapest < HOPELESS_MS && performance.now() < until; pauseMs *= 2) {
    await setTimeout(Math.min(pauseMs, MOST_PAUSE_MS));
    cheapest = Math.min(cheapest, await costOf(request));
  }
  return cheapest;
}

test('no request of 64 KiB costs over 20 ms of CPU, whatever a field holds, in either form', async () => {
  const { token } = await newPlayer(stage.transports[0]!);
  const dear: [string, string, number][] = [];
  let count = 0;
  for (const request of hostileRequests(fields, { token })) {
    count++;
    if (request.body.length > BODY_BYTES) throw new Error(`${request.what} is ${request.body.length} bytes long`);
    const cheapest = await cheapestOf(request);
    if (cheapest > MOST_CPU_MS) dear.push([request.format, request.what, Math.round(cheapest)]);
    if (dear.length > 3) break; // a kind, not one
  }
  expect(dear).toEqual([]);
  expect(fields.length).toBeGreaterThan(25);
  expect(count).toBeGreaterThan(80 * fields.length);
});

test('what is over a bound, or is no request, is the fault of the client, in one short line', async () => {
  const { token } = await newPlayer(stage.transports[0]!);
  const wrong: unknown[] = [];
  for (const request of hostileRequests(fields, { token })) {
    const { fault, answers } = await answer(request);
    const [first] = answers;
    const isClients = fault === undefined || fault.http === 400;
    const isRefused = fault !== undefined || first?.code !== othello.ResultCode.Success;
    const isLine = !isRefused || /^[^\p{Cc}\p{Cs}]{10,200}$/u.test(first?.message ?? '');
    if (!isClients || !isLine || (request.isRefused && !isRefused)) wrong.push([request.format, request.what, answers]);
  }
  expect(wrong.slice(0, 4)).toEqual([]);
});

test('no hostile text within its bound is the fault of the server either', async () => {
  const { token } = await newPlayer(stage.transports[0]!);
  const wrong: unknown[] = [];
  let count = 0;
  for (const { fields: path, procedure } of fields) {
    const [field] = path.slice(-1);
    const bounds: Readonly<Record<string, Bound>> = BOUNDS[`Req${procedure}` as keyof typeof BOUNDS] ?? {};
    const bound = path.length === 1 ? BOUNDS.Request.token : bounds[field?.protoName ?? ''];
    if (!field || !bound) continue;
    for (const [what, fill] of Object.entries(TEXTS))
      for (const text of [fill(bound.most), fill(bound.most).slice(0, 4), `a${fill(8)}`]) {
        count++;
        const value = field.type === 'bytes' ? Buffer.from(text) : text;
        const { request, caller } =
          path.length === 1
            ? { request: {}, caller: { token: text } }
            : {
                request: { platformType: 1, platformToken: `${what} ${count}`, [field.name]: value },
                caller: { token },
              };
        const { fault, answers } = await stage.node.app.get(InProcessServer).call(procedure, request, caller);
        if (fault) wrong.push([procedure, field.name, what, answers]);
      }
  }
  expect(wrong.slice(0, 4)).toEqual([]);
  expect(count).toBeGreaterThan(3 * 8 * 30);
});
