import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type ChangeEvent, ChangeEvents } from '../../persistence/index.ts';
import type { SessionGuard, SessionKey, SessionRow } from '../../rpc/session.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { roomTopic } from '../rooms/room.ts';
import type { Game } from '../rooms/room-with-players.ts';

/** Games in play on a busy node, and their players; about a kilobyte each. */
const LIMIT = { max: 10_000 };

/** ms for which the database's clock is reckoned on from when it was last read: clocks drift, and are set */
const CLOCK_LASTS_MS = 60_000;

/** A game in play after a run of puts that all came to this node, one version after the other. */
interface RoomCacheEntry {
  game: Game;
  /** those that put in this run, so of its players, by token hash; without what was stored for a repetition, which has to be read */
  sessions: Map<string, SessionRow>;
}

/**
 * What this node's own puts left, for the next put to decide on at once instead of reading it. It may be wrong by then:
 * the write's guards find that out, and then the rows are read. A put on another node has moved the room and a session:
 * once there is a sign of it, the room and its sessions are forgotten together.
 */
@Injectable()
export class RoomCache implements OnModuleInit, OnModuleDestroy {
  /** by topic */
  private readonly entries = new LRUCache<string, RoomCacheEntry>(LIMIT);
  /** ms that the database's clock is ahead of performance.now(), and when that was seen */
  private clock = { aheadMs: -Infinity, seenMs: -Infinity };
  private readonly unsubscribe: (() => void)[] = [];

  constructor(private readonly changeEvents: ChangeEvents) {}

  onModuleInit(): void {
    const forget = (changes: readonly ChangeEvent[]) => this.forget(changes);
    this.unsubscribe.push(this.changeEvents.subscribe(forget), this.changeEvents.subscribeToWakeUps(forget));
  }

  onModuleDestroy(): void {
    for (const stop of this.unsubscribe) stop();
  }

  /** @param now the database's clock, just read: it has gone on since, so of several readings the one farthest ahead is best */
  sawClock(now: Date): void {
    const seenMs = performance.now();
    const aheadMs = now.getTime() - seenMs;
    if (aheadMs > this.clock.aheadMs || !this.isRecent(seenMs)) this.clock = { aheadMs, seenMs };
  }

  /** After the write and before others are told of it. */
  keep({ tokenHash, userId, record }: SessionGuard, game: Game): void {
    const { room } = game;
    const topic = roomTopic(room.id);
    const before = this.entries.get(topic);
    const sessions = before?.game.room.version === room.version - 1 ? before.sessions : new Map<string, SessionRow>();
    if (record) {
      const seq_no = String(record.seqNo);
      const session = { user_id: userId, is_replaced: false, seq_no, request_hash: null, answers: null };
      sessions.set(keyOf(tokenHash), session);
    }
    this.entries.set(topic, { game, sessions });
  }

  /** The session counts a call of which nothing may be kept. */
  forgetSession(tokenHash: Buffer, roomId: Id): void {
    this.entries.peek(roomTopic(roomId))?.sessions.delete(keyOf(tokenHash));
  }

  /** What was remembered of the room was wrong. */
  forgetRoom(roomId: Id): void {
    this.entries.delete(roomTopic(roomId));
  }

  /** @returns undefined: nothing, or not what a new put in that room would find */
  recall({ tokenHash, seqNo }: SessionKey, roomId: Id): { session: SessionRow; now: Date; found: Game } | undefined {
    const entry = this.entries.get(roomTopic(roomId));
    const session = entry?.sessions.get(keyOf(tokenHash));
    const nowMs = performance.now();
    if (!session || !entry || seqNo === undefined || !this.isRecent(nowMs)) return undefined;
    const { room } = entry.game;
    const now = new Date(Math.max(nowMs + this.clock.aheadMs, room.updatedAt.getTime()));
    if (seqNo <= Number(session.seq_no) || room.deadline <= now) return undefined;
    return { session, now, found: entry.game };
  }

  private forget(changes: readonly ChangeEvent[]): void {
    for (const { topic, version } of changes)
      if (version > (this.entries.peek(topic)?.game.room.version ?? Infinity)) this.entries.delete(topic);
  }

  private isRecent(nowMs: number): boolean {
    return nowMs - this.clock.seenMs < CLOCK_LASTS_MS;
  }
}

const keyOf = (tokenHash: Buffer): string => tokenHash.toString('latin1');
