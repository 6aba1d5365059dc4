import { SHARDS } from '../../persistence/index.ts';

/** What a node tells the others of itself. */
export interface Announcement {
  /** of one connection of one node: it has another after each reconnect */
  node: string;
  /** counts up with each change of `watches` */
  number: number;
  watches: ReadonlySet<number>;
  /** the newest announcement that it has of each node that it knows */
  knows: ReadonlyMap<string, number>;
  /** it hears nothing any more */
  isLast: boolean;
}

/** Nodes that one announcement can name. PostgreSQL's payloads have room for 300 names of this length. */
export const MOST_NODES = 250;
const NODE = /^[0-9a-z]{1,16}$/;

const HEX_DIGITS = Math.ceil(SHARDS / 4);

/** `{"node":"1f…","number":3,"watches":"00…","knows":{"9a…":7}}`, with `"isLast":true` for the last one. */
export function encodeAnnouncement({ node, number, watches, knows, isLast }: Announcement): string {
  const digits = new Array<number>(HEX_DIGITS).fill(0);
  for (const shard of watches) digits[shard >> 2] = (digits[shard >> 2] ?? 0) | (1 << (shard & 3));
  const hex = digits.map((digit) => digit.toString(16)).join('');
  return JSON.stringify({ node, number, watches: hex, knows: Object.fromEntries(knows), ...(isLast && { isLast }) });
}

export const isAnnouncement = (payload: string): boolean => payload.startsWith('{"node":');

/** @returns undefined for text that is no announcement of a node of ours: anyone may write to a channel */
export function decodeAnnouncement(payload: string): Announcement | undefined {
  if (!isAnnouncement(payload)) return undefined;
  try {
    const { node, number, watches, knows, isLast } = JSON.parse(payload) as Record<string, unknown>;
    if (typeof node !== 'string' || !NODE.test(node) || !isCount(number)) return undefined;
    if (typeof watches !== 'string' || !/^[0-9a-f]*$/.test(watches) || typeof knows !== 'object') return undefined;
    const known = Object.entries(knows ?? {}).slice(0, MOST_NODES) as [string, unknown][];
    return {
      node,
      number,
      watches: shardsOf(watches),
      knows: new Map(known.flatMap(([name, of]) => (isCount(of) ? [[name, of]] : []))),
      isLast: isLast === true,
    };
  } catch {
    return undefined;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function shardsOf(hex: string): Set<number> {
  const shards = new Set<number>();
  for (let shard = 0; shard < SHARDS; shard++)
    if ((Number.parseInt(hex.charAt(shard >> 2) || '0', 16) >> (shard & 3)) & 1) shards.add(shard);
  return shards;
}
