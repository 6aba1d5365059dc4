import type { Transport, Replies, Reply } from './transports.ts';
import { expectLawful } from './laws.ts';
import { picture } from './picture.ts';

type Json = Record<string, unknown>;

/** Fields whose values differ from run to run, and what they are. */
const KINDS: Record<string, string> = {
  ...{ id: 'user', user1: 'user', user2: 'user', winner: 'user', roomId: 'room', invite: 'invite', name: 'name' },
  ...{ token: 'token', platformToken: 'platform token', updated: 'time', created: 'time', turnDeadline: 'time' },
  ...{ remaining1: 'clock', remaining2: 'clock' },
};

/** The replies of a script's calls in order. */
export class Transcript {
  private readonly calls: { procedure: string; answered: Replies }[] = [];

  /** The transport, its replies noted and held to what holds for all. */
  record(transport: Transport): Transport {
    return {
      ...transport,
      call: async (procedure, request, caller) => {
        const answered = await transport.call(procedure, request, caller);
        expectLawful(answered, caller);
        this.calls.push({ procedure, answered });
        return answered;
      },
    };
  }

  /** The calls, with ids, names and tokens called after the order in which they first came. */
  normalised(): unknown[] {
    const labels = new Labels();
    return this.calls.map(({ procedure, answered: { status, replies } }) => ({
      procedure,
      status,
      // a fault's body is each transport's own
      replies: status === 200 ? labels.normalise(replies) : [],
    }));
  }
}

/** Replies with ids, names and times called after the order in which they first came. */
export const normalised = (replies: readonly Reply[]): unknown => new Labels().normalise(replies);

class Labels {
  private readonly known = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  normalise(value: unknown, key = ''): unknown {
    if (key === 'board') return picture({ board: value as string[] });
    if (Array.isArray(value)) return value.map((each) => this.normalise(each));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value as Json).map(([name, each]) => [name, this.normalise(each, name)]),
      );
    const kind = KINDS[key];
    if (kind === 'clock') return 'ms on a clock';
    if (typeof value !== 'string') return value;
    if (kind === 'time') return 'a time';
    if (kind) return value === '0' || value === '' ? value : this.label(kind, value);
    return key === 'message' ? value.replace(/(?<=room )\d+/g, (id) => this.known.get(`room ${id}`) ?? id) : value;
  }

  private label(kind: string, value: string): string {
    const key = `${kind} ${value}`;
    const known = this.known.get(key);
    if (known) return known;
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    this.known.set(key, `${kind} ${count}`);
    return `${kind} ${count}`;
  }
}
