import { setTimeout as pause } from 'node:timers/promises';
import type { NetworkResult } from '../results.ts';
import { transportCalled, usualConnections } from '../transports.ts';
import { BURST, type NetworkBudget, POLL_MS, THINK_MS } from './budget.ts';
import type { EmulatedNetwork, TlsEnd } from './emulated-network.ts';
import type { CallJob, GameJob, OutageJob } from './jobs.ts';
import { type LinkBytes, Links } from './link.ts';
import type { NearGame } from './near-game.ts';
import { PROFILES } from './profiles.ts';

/** of all that is asked of the near end: what takes longer has come to a stop */
const TIMEOUT_MS = 600_000;
const ECHO_BYTES = 100;
/** until each has seen a move of the other */
const EYES = 2;
/** a game of an outage lasts as long as it takes */
const MANY_MOVES = 60;
/** beyond a round trip, until what was sent for a connection's end has gone */
const CLOSING_MS = 100;

const settled = (profile: CallJob['profile']) => {
  const { delayMs, jitterMs } = PROFILES[profile];
  return pause(2 * (delayMs + jitterMs) + CLOSING_MS);
};

const each = (before: LinkBytes, after: LinkBytes, count: number): LinkBytes => ({
  up: (after.up - before.up) / count,
  down: (after.down - before.down) / count,
});

/** Measures over an emulated network what the budget asks for. */
export class NetworkMeasurement {
  constructor(
    private readonly network: EmulatedNetwork,
    private readonly budget: NetworkBudget,
    private readonly seed: number,
    /** undefined: calls with TLS are not asked for */
    private readonly tls: TlsEnd | undefined,
  ) {}

  /** @param link over which a player logs in, whose token all calls take along */
  logIn(link: number): Promise<void> {
    return this.near('logIn', { url: `http://${Links.farAddress(link)}:${this.network.ports.httpPort}` });
  }

  async echoes(link: number): Promise<number[]> {
    const port = await this.network.far.ask<number>('echo');
    const host = Links.farAddress(link);
    return this.near('echoes', { host, port, samples: this.budget.echoes, bytes: ECHO_BYTES });
  }

  async calls({ transport, profile, isTls, link }: CallJob): Promise<NetworkResult['calls'][number]> {
    const { links } = this.network;
    const { ports, certificate } = (isTls ? this.tls : undefined) ?? { ...this.network, certificate: undefined };
    const port = ports[transportCalled(transport).port];
    const place = { host: Links.farAddress(link), port, certificate };
    const connections = usualConnections(transport);
    const how = { transport, place, connections };
    const { firstCalls, keptCalls, bursts } = this.budget;

    await this.near('firstCalls', { ...how, samples: 1 }); // not kept: code is compiled in it
    await settled(profile);
    const none = await links.count(link);
    const firstMs = await this.near<number[]>('firstCalls', { ...how, samples: firstCalls });
    await settled(profile);
    const connected = await links.count(link);

    const one = await this.near<number>('open', { ...how, callers: 1 });
    await settled(profile);
    const before = await links.count(link);
    const keptMs = await this.near<number[]>('keptCalls', { key: one, samples: keptCalls });
    await settled(profile);
    const after = await links.count(link);
    await this.near('close', { key: one });

    const all = await this.near<number>('open', { ...how, callers: BURST });
    const lastMs = await this.near<number[]>('keptCalls', { key: all, samples: bursts });
    await this.near('close', { key: all });
    return {
      ...{ transport, profile, isTls, firstMs, keptMs },
      burst: { calls: BURST, connections: connections === 'multiplexed' ? 1 : BURST, lastMs },
      firstBytes: each(none, connected, firstCalls),
      keptBytes: each(before, after, keptCalls),
    };
  }

  async game({ transport, profile, way, links: pair }: GameJob): Promise<NetworkResult['games'][number]> {
    const key = await this.begin(pair, {
      ...{ transport, thinkMs: THINK_MS, moves: this.budget.moves },
      ...(way === 'poll' && { pollMs: POLL_MS }),
    });
    const before = await this.counted(pair);
    const eyeMs = await this.near<number[]>('played', { key });
    const after = await this.counted(pair);
    await this.near('leave', { key });
    const bytes = each(before, after, eyeMs.length);
    return { transport, profile, way, ...(way === 'poll' && { pollMs: POLL_MS }), eyeMs, bytes };
  }

  /** One player's link fails, time after time, each in a game of its own. */
  async outage({ transport, profile, kind, links: pair }: OutageJob): Promise<NetworkResult['outages'][number]> {
    const { links } = this.network;
    const [usualMs, resumedMs]: [number[], number[]] = [[], []];
    while (resumedMs.length < this.budget.outages) {
      const key = await this.begin(pair, { transport, thinkMs: THINK_MS, moves: MANY_MOVES });
      try {
        usualMs.push(await this.near('untilEyes', { key, count: EYES }));
        if (kind === 'address') await links.readdress(pair[0]);
        else {
          await links.cut(pair[0], true);
          await pause(this.budget.blackoutS * 1000);
          await links.cut(pair[0], false);
        }
        resumedMs.push(await this.near('untilEyes', { key, count: EYES }));
      } finally {
        await this.near('leave', { key });
      }
    }
    const seconds = kind === 'blackout' ? { seconds: this.budget.blackoutS } : {};
    return { transport, profile, kind, ...seconds, usualMs, resumedMs };
  }

  private begin(
    pair: readonly [number, number],
    game: Pick<NearGame, 'transport' | 'thinkMs' | 'moves' | 'pollMs'>,
  ): Promise<number> {
    const hosts = [Links.farAddress(pair[0]), Links.farAddress(pair[1])] as const;
    return this.near('begin', { ...game, hosts, ports: this.network.ports, seed: this.seed + pair[0] });
  }

  private async counted(pair: readonly [number, number]): Promise<LinkBytes> {
    const [one, other] = [await this.network.links.count(pair[0]), await this.network.links.count(pair[1])];
    return { up: one.up + other.up, down: one.down + other.down };
  }

  private near<T>(name: string, detail: object): Promise<T> {
    return this.network.near.ask<T>(name, detail, TIMEOUT_MS);
  }
}
