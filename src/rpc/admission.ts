import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database, DeadlinePassed } from '../persistence/index.ts';
import { BUSY, Failure, FAILURES } from './failures.ts';
import type { Invocation } from './invocation.ts';
import { FairQueue } from './fair-queue.ts';

/** Calls of a session at once, and more of them that wait for those. */
export const SESSION_CALLS = { inFlight: 32, waiting: 96 };

/** Calls of everybody at once on a node, those that wait for something included. */
const NODE_CALLS = 2048;

/** of them, those that wait for a turn at the pool */
const WAITING_FOR_CONNECTION = 1024;

/** Connections of the pool that no turn is given for: optimistic calls share few statements, and the node has work of its own. */
const KEPT_CONNECTIONS = 2;

/** tokens that were a live session's lately */
const KNOWN_SESSIONS = 10_000;

interface SessionCalls {
  inFlight: number;
  /** resolvers of those that wait */
  waiting: (() => void)[];
}

/**
 * Bounds what is in flight: of a session, and of the node. Calls that hold a connection of the pool take turns at it,
 * which are shared equally between sessions; a call without a session, or whose token nobody has seen to be live lately,
 * counts with its connection. Optimistic calls need no turn: many share a statement.
 */
@Injectable()
export class Admission {
  private readonly connections: FairQueue;
  private readonly sessions = new Map<string, SessionCalls>();
  private readonly known = new LRUCache<string, true>({ max: KNOWN_SESSIONS });
  private inFlight = 0;

  constructor(database: Database) {
    this.connections = new FairQueue(Math.max(1, database.poolSize - KEPT_CONNECTIONS), WAITING_FOR_CONNECTION);
  }

  /** calls in flight, those among them that wait for a turn, and the sessions that have any */
  get gauge(): { inFlight: number; waiting: number; sessions: number } {
    return { inFlight: this.inFlight, waiting: this.connections.waiting, sessions: this.sessions.size };
  }

  /** The node has as many calls in flight as it takes: one that comes is best refused before it is read. */
  get isFull(): boolean {
    return this.inFlight >= NODE_CALLS;
  }

  /**
   * Counts a call in. `leave` is due for each that was let in.
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

  /** The token was found to be of a live session. */
  know(token: string | undefined): void {
    if (token !== undefined) this.known.set(token, true);
  }

  /**
   * Does work that holds a connection of the pool, when its turn comes.
   * @throws DeadlinePassed, Failure Overloaded
   */
  async withConnection<T>({ token, origin }: Invocation, deadlineMs: number, work: () => Promise<T>): Promise<T> {
    const caller = token !== undefined && (!origin || this.known.has(token)) ? token : origin?.connection;
    const turn = this.connections.acquire(caller, deadlineMs);
    if (turn) await turn;
    try {
      if (turn && origin?.isGone) throw new DeadlinePassed(); // nobody would be answered
      return await work();
    } finally {
      this.connections.release();
    }
  }
}
