import type { Transport, Replies } from '../kit/transports.ts';
import { type Stage, useNodes } from '../kit/every-transport.ts';
import { expectLawful } from '../kit/laws.ts';
import type { NodeOptions } from '../kit/node.ts';

/** A value that is another with every run: transcripts of several transports compare only that it is there. */
export class Varying {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  toString(): string {
    return this.#value;
  }

  /** a request may hold it as it came */
  toJSON(): string {
    return this.#value;
  }
}

const VARYING = new Set(['started', 'ended', 'next', 'rematchBy']);

function vary(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return VARYING.has(key) ? new Varying(value) : value;
  if (Array.isArray(value)) return value.map((each) => vary(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, vary(each, name)]));
}

/** The rooms inside entries and records are held to the laws of rooms too. */
function expectLawfulRooms(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const { room } = value as { room?: unknown };
  const reply = { field: 'gameSyncRsp', protocolId: 105, code: 'Success', body: { room } };
  if (room) expectLawful({ status: 200, replies: [reply] });
  for (const each of Object.values(value)) expectLawfulRooms(each);
}

const varying = (transport: Transport): Transport => ({
  ...transport,
  async call(procedure, request, caller): Promise<Replies> {
    const { status, replies } = await transport.call(procedure, request, caller);
    for (const { body } of replies) expectLawfulRooms(body);
    return { status, replies: replies.map((reply) => ({ ...reply, body: vary(reply.body) as typeof reply.body })) };
  },
});

/** A stage for what reads of many rooms and users answer. */
export function useReaders(count = 1, options: NodeOptions = {}): Stage {
  const stage = useNodes(count, options);
  beforeAll(() => void (stage.transports = stage.transports.map(varying)));
  return stage;
}
