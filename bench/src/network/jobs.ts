import type { NetworkProfile, TransportName } from '../results.ts';
import { transportCalled } from '../transports.ts';
import { type NetworkBudget, OUTAGE_PROFILE } from './budget.ts';
import { PROFILES, type ProfileName } from './profiles.ts';

/** The SDK has these, and each pushes. */
export const PLAYED = [
  'envelope-protobuf',
  'envelope-http2',
  'websocket',
  'connect',
  'grpc',
  'grpc-play',
  'thrift',
] as const satisfies readonly TransportName[];

interface Job {
  transport: TransportName;
  profile: ProfileName;
}

export interface CallJob extends Job {
  isTls: boolean;
  link: number;
}

export interface GameJob extends Job {
  way: 'push' | 'poll';
  /** of each player */
  links: readonly [number, number];
}

export interface OutageJob extends Job {
  kind: 'blackout' | 'address';
  links: readonly [number, number];
}

/** What is measured, each on links of its own, so that all can be at it side by side. */
export interface NetworkJobs {
  /** of each link */
  links: readonly NetworkProfile[];
  echoes: readonly { profile: ProfileName; link: number }[];
  calls: readonly CallJob[];
  games: readonly GameJob[];
  outages: readonly OutageJob[];
}

/** @param wanted those of the budget are measured that are among these */
export function jobsOf(budget: NetworkBudget, wanted: readonly TransportName[]): NetworkJobs {
  const links: NetworkProfile[] = [];
  const link = (profile: ProfileName) => links.push(PROFILES[profile]) - 1;
  const pair = (profile: ProfileName) => [link(profile), link(profile)] as const;
  const transports = wanted.filter(
    (name) => transportCalled(name).driver && (budget.transports?.includes(name) ?? true),
  );
  const played = PLAYED.filter((name) => transports.includes(name));
  const polled = played.filter((name) => budget.polled.includes(name));
  const echoes = budget.profiles.map((profile) => ({ profile, link: link(profile) }));
  const calls = budget.profiles.flatMap((profile) =>
    transports.flatMap((transport) =>
      [false, true].map((isTls) => ({ profile, transport, isTls, link: link(profile) })),
    ),
  );
  const games = budget.gameProfiles.flatMap((profile) => [
    ...played.map((transport) => ({ profile, transport, way: 'push' as const, links: pair(profile) })),
    ...polled.map((transport) => ({ profile, transport, way: 'poll' as const, links: pair(profile) })),
  ]);
  const outages = (budget.outages > 0 ? played : []).flatMap((transport) =>
    (['blackout', 'address'] as const).map((kind) => ({
      ...{ profile: OUTAGE_PROFILE, transport, kind },
      links: pair(OUTAGE_PROFILE),
    })),
  );
  return { links, echoes, calls, games, outages };
}
