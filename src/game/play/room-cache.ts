import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type ChangeEvent, ChangeEvents } from '../../persistence/index.ts';
import { LIVE, type SessionGuard, type SessionKey, type SessionRow } from '../../rpc/session.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { roomTopic } from '../rooms/room.ts';
import type { Game } from '../rooms/room-with-players.ts';

/** Entries at most; one has about a kilobyte. */
const LIMIT = { max: 10_000 };

/** ms for which the database's clock is extrapolated from its last reading, since clocks drift and are set */
const CLOCK_LASTS_MS = 60_000;

/** A game in play whose last puts, without a gap in its versions, all came to this node. */
interface RoomCacheEntry {
  game: Game;
  /**
   * sessions of the players that made those puts, by token hash; without stored answers: a repeated call has to be read
   */
  sessions: Map<string, SessionRow>;
}

/**
 * Rooms as this node's own puts left them, so that the next put needs no read. An entry may be out of date: then the
 * write's guards fail, and the call reads the rows. A change event with a higher version, from a put on another node,
 * removes the room and its sessions.
 */
@Injectable()
export class RoomCache implements OnModuleInit, OnModuleDestroy {
  /** by topic, each of which is watched */
  private readonly entries = new LRUCache<string, RoomCacheEntry>({
    ...LIMIT,
    dispose: (_, topic, reason) => {
      if (reason !== 'set') this.changeEvents.watched.delete(topic);
    },
  });
  /** ms that the database's clock is ahead of performance.now(), and the performance.now() of that reading */
  private clock = { aheadMs: -Infinity, seenMs: -Infinity };
  private readonly unsubscribe: (() => void)[] = [];
  private hits = 0;
  private misses = 0;

  constructor(private readonly changeEvents: ChangeEvents) {}

  /** entries, and new puts that found theirs or did not */
  get gauge(): { entries: number; hits: number; misses: number } {
    return { entries: this.entries.size, hits: this.hits, misses: this.misses };
  }

  onModuleInit(): void {
    const forget = (changes: readonly ChangeEvent[]) => this.forget(changes);
    this.unsubscribe.push(this.changeEvents.subscribe(forget), this.changeEvents.subscribeToWakeUps(forget));
  }

  onModuleDestroy(): void {
    for (const stop of this.unsubscribe) stop();
    this.entries.clear();
  }

  /**
   * @param now the database's clock. A reading is late by its way here, so of several the one farthest ahead is best
   */
  sawClock(now: Date): void {
    const seenMs = performance.now();
    const aheadMs = now.getTime() - seenMs;
    if (aheadMs > this.clock.aheadMs || !this.isRecent(seenMs)) this.clock = { aheadMs, seenMs };
  }

  /** To be called after the write, before its change event is published. */
  keep({ tokenHash, userId, record }: SessionGuard, game: Game): void {
    const { room } = game;
    const topic = roomTopic(room.id);
    const before = this.entries.get(topic);
    const sessions = before?.game.room.version === room.version - 1 ? before.sessions : new Map<string, SessionRow>();
    if (record) {
      const seq_no = String(record.seqNo);
      const session = { user_id: userId, session_ended_by: LIVE, seq_no, request_hash: null, answers: null };
      sessions.set(keyOf(tokenHash), session);
    }
    if (!before) this.changeEvents.watched.add(topic);
    this.entries.set(topic, { game, sessions });
  }

  /** To be called before a session's row changes. */
  forgetSession(tokenHash: Buffer, roomId: Id): void {
    this.entries.peek(roomTopic(roomId))?.sessions.delete(keyOf(tokenHash));
  }

  /** To be called when a room's entry turned out to be out of date. */
  forgetRoom(roomId: Id): void {
    this.entries.delete(roomTopic(roomId));
  }

  /** @returns what a new put in the room would read; undefined: not known */
  recall(key: SessionKey, roomId: Id): { session: SessionRow; now: Date; found: Game } | undefined {
    const recalled = this.lookUp(key, roomId);
    if (recalled) this.hits++;
    else this.misses++;
    return recalled;
  }

  private lookUp({ tokenHash, seqNo }: SessionKey, roomId: Id) {
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
