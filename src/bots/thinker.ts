import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { legalMoves } from '@othello-rpc/kernel';
import { levelOf } from './levels.ts';
import { pick } from '@othello-rpc/kernel/random';
import type { Strategy, Turn } from './strategy.ts';
import type { Question, Thought } from './thinking.ts';
import { type TimeShare, TimeShares } from './time-shares.ts';

// Node 20 can't run TypeScript, so tests, which run from src, use the built worker
const folder = import.meta.url.endsWith('.ts') ? '../../dist/bots/' : './';
const SCRIPT = fileURLToPath(new URL(`${folder}search.worker.js`, import.meta.url));

interface Asker {
  time: TimeShare | undefined;
  resolve(square: number): void;
  reject(reason: Error): void;
}

/** Searches in a worker thread, so that the event loop is not blocked. The thread starts with the first question. */
export class Thinker {
  private worker: Worker | undefined;
  private readonly askers = new Map<number, Asker>();
  private readonly shares: TimeShares | undefined;
  private asked = 0;

  /**
   * @param timeMs for one move, shared by concurrent questions; absent: no limit, so that the same seed gives the same
   * game
   */
  constructor(timeMs?: number) {
    this.shares = timeMs === undefined ? undefined : new TimeShares(timeMs);
  }

  /** @throws RangeError when there is no such level */
  alphaBeta(number: number): (...asked: Parameters<Strategy>) => Promise<number> {
    const { slips, ...effort } = levelOf(number);
    return async (turn, random) => {
      const isSlip = random() < slips;
      const seed = Math.floor(random() * 2 ** 32);
      if (isSlip) return pick([...legalMoves(turn.board, turn.toMove)], random);
      return this.ask(turn, { effort, seed });
    };
  }

  /** Ends the thread; questions without an answer are rejected. */
  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private ask({ board, toMove }: Turn, rest: Pick<Question, 'effort' | 'seed'>): Promise<number> {
    const worker = (this.worker ??= this.start());
    const { black, white } = board;
    const time = this.shares?.take();
    const sets = { black: { ...black }, white: { ...white } };
    const question: Question = { id: ++this.asked, ...sets, toMove, time, ...rest };
    return new Promise((resolve, reject) => {
      this.askers.set(question.id, { time, resolve, reject });
      worker.ref(); // keeps the process alive until the answer has come
      worker.postMessage(question);
    });
  }

  private start(): Worker {
    if (!existsSync(SCRIPT)) throw new Error(`${SCRIPT} is missing: npm run build`);
    const worker = new Worker(SCRIPT);
    worker.on('message', ({ id, square }: Thought) => {
      this.settle(id)?.resolve(square);
      if (this.askers.size === 0) worker.unref();
    });
    let failure = new Error('the thinking thread was ended');
    worker.on('error', (error) => (failure = error));
    worker.on('exit', () => {
      this.worker = undefined; // the next question starts another
      for (const id of [...this.askers.keys()]) this.settle(id)?.reject(failure);
    });
    return worker;
  }

  private settle(id: number): Asker | undefined {
    const asker = this.askers.get(id);
    this.askers.delete(id);
    if (asker?.time) this.shares?.giveBack(asker.time);
    return asker;
  }
}
