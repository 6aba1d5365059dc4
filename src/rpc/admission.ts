import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database, DeadlinePassed } from '../persistence/index.ts';
import { BUSY, Failure, FAILURES } from './failures.ts';
import type { Invocation } from './invocation.ts';
import { FairQueue } from './fair-queue.ts';
import { NODE_CALLS, SESSION_CALLS } from './limits.ts';

/**
 * connections of the pool that are kept for optimistic calls, whose shared statements need few, and for the node's work
 */
const KEPT_CONNECTIONS = 2;

/** tokens of live sessions that a node remembers */
const KNOWN_SESSIONS = 10_000;

/** The calls of a session in one window of time (SessionRate). */
export interface CallWindow {
  calls: number;
  /** performance.now() */
  endsMs: number;
}

interface SessionCalls {
  inFlight: number;
  /** resolvers of the calls that wait */
  waiting: (() => void)[];
}

/**
 * Bounds the calls in flight, of a session and of the node. Calls that need a connection of the pool wait for one in a
 * queue that is fair between sessions; a call without a token that is known to be live is counted by its transport's
 * connection instead. Optimistic calls do not wait here, since many of them share a statement.
 */
@Injectable()
export class Admission {
  private readonly connections: FairQueue;
  private readonly sessions = new Map<string, SessionCalls>();
  private readonly known = new LRUCache<string, CallWindow>({ max: KNOWN_SESSIONS });
  private inFlight = 0;

  constructor(database: Database) {
    this.connections = new FairQueue(Math.max(1, database.poolSize - KEPT_CONNECTIONS), NODE_CALLS.waiting);
  }

  /** calls in flight, those of them that wait for a connection of the pool, and sessions with calls in flight */
  get gauge(): { inFlight: number; waiting: number; sessions: number } {
    return { inFlight: this.inFlight, waiting: this.connections.waiting, sessions: this.sessions.size };
  }

  /** Whether the node has NODE_CALLS in flight. Transports then refuse a call before reading it. */
  get isFull(): boolean {
    return this.inFlight >= NODE_CALLS.inFlight;
  }

  /**
   * Counts a call as in flight. `leave` must be called for each that was not refused.
   * @returns a promise when it has to wait for others of its session
   * @throws Failure Overloaded, RateLimited
   */
  enter(token: string | undefined): Promise<void> | undefined {
    if (this.isFull) throw new Failure(FAILURES.Overloaded, BUSY);
    if (token === undefined) {
      this.inFlight++;
      return undefined;
    }
    const calls = this.sessions.get(token);
    if (!calls) this.sessions.set(token, { inFlight: 1, waiting: [] });
    else if (calls.inFlight < SESSION_CALLS.inFlight) calls.inFlight++;
    else {
      if (calls.waiting.length >= SESSION_CALLS.waiting)
        throw new Failure(
          FAILURES.RateLimited,
          `this session has ${SESSION_CALLS.inFlight} calls in flight and ${SESSION_CALLS.waiting} more that wait: ` +
            'read their answers before you send more',
        );
      this.inFlight++;
      return new Promise((resolve) => calls.waiting.push(resolve));
    }
    this.inFlight++;
    return undefined;
  }

  leave(token: string | undefined): void {
    this.inFlight--;
    const calls = token === undefined ? undefined : this.sessions.get(token);
    if (!calls) return;
    const next = calls.waiting.shift();
    if (next) next();
    else if (--calls.inFlight === 0) this.sessions.delete(token ?? '');
  }

  /** Remembers that the token is of a live session. */
  know(token: string | undefined): void {
    if (token !== undefined && !this.known.get(token)) this.known.set(token, { calls: 0, endsMs: 0 });
  }

  /** @returns undefined when the token is not known to be of a live session */
  windowOf(token: string): CallWindow | undefined {
    return this.known.get(token);
  }

  /**
   * Runs work that holds a connection of the pool, once one is free for it.
   * @throws DeadlinePassed, Failure Overloaded
   */
  async withConnection<T>({ token, origin }: Invocation, deadlineMs: number, work: () => Promise<T>): Promise<T> {
    const caller = token !== undefined && (!origin || this.known.has(token)) ? token : origin?.connection;
    const turn = this.connections.acquire(caller, deadlineMs);
    if (turn) await turn;
    try {
      if (turn && origin?.isGone) throw new DeadlinePassed(); // the client left while the call waited
      return await work();
    } finally {
      this.connections.release();
    }
  }
}
