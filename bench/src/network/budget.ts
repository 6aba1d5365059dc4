import type { Mode } from '../plan.ts';
import { PROFILES, type ProfileName } from './profiles.ts';
import type { TransportName } from '../results.ts';

/** How much of the section is measured. */
export interface NetworkBudget {
  profiles: readonly ProfileName[];
  /** all that have a driver unless told */
  transports?: readonly TransportName[];
  /** new connections, calls on a kept one, times that many call at once: a transport, with TLS and without */
  firstCalls: number;
  keptCalls: number;
  bursts: number;
  /** of a game */
  moves: number;
  /** on which games are played */
  gameProfiles: readonly ProfileName[];
  /** that are watched by polling too */
  polled: readonly TransportName[];
  /** of each kind, one after the other; 0: none */
  outages: number;
  blackoutS: number;
  echoes: number;
}

const ALL = Object.keys(PROFILES) as ProfileName[];
/** The quick mode has it only where it is asked for by name. */
export const NETWORK_BUDGETS: Readonly<Record<Mode, NetworkBudget>> = {
  quick: {
    profiles: ['lan', 'lte'],
    transports: ['envelope-protobuf', 'grpc'],
    firstCalls: 3,
    keptCalls: 5,
    bursts: 2,
    moves: 6,
    gameProfiles: ['lan', 'lte'],
    polled: ['envelope-protobuf'],
    outages: 1,
    blackoutS: 2,
    echoes: 10,
  },
  standard: {
    profiles: ALL,
    firstCalls: 7,
    keptCalls: 25,
    bursts: 5,
    moves: 60,
    gameProfiles: ['lte', '3g'],
    polled: ['envelope-protobuf'],
    outages: 1,
    blackoutS: 10,
    echoes: 15,
  },
  full: {
    profiles: ALL,
    firstCalls: 50,
    keptCalls: 200,
    bursts: 30,
    moves: 60,
    gameProfiles: ALL,
    polled: ['envelope-protobuf', 'connect', 'grpc', 'thrift'],
    outages: 8,
    blackoutS: 10,
    echoes: 100,
  },
};

/** Links at once: calls over short links take CPU time rather than wait. */
export const AT_ONCE: Readonly<Record<ProfileName, number>> = { lan: 1, wifi: 4, lte: 16, '3g': 16 };

/** Few enough that neither end is busy, so that the link is what is measured. */
export const GAMES_AT_ONCE = 16;

/** Between two looks at a room. */
export const POLL_MS = 1000;
/** Of a player's thinking, on average: long enough that moves do not fall in step with the polls. */
export const THINK_MS = 500;
/** Calls at once. */
export const BURST = 20;
/** Where one player's link fails. */
export const OUTAGE_PROFILE: ProfileName = 'lte';
