import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { legalMoves } from '@othello-rpc/kernel';
import { levelOf } from './levels.ts';
import { pick } from './random-source.ts';
import type { Strategy, Turn } from './strategy.ts';
import type { Question, Thought } from './thinking.ts';

// Node 20 runs no TypeScript, so the sources' own worker (in tests) is the built one
const folder = import.meta.url.endsWith('.ts') ? '../../dist/bots/' : './';
const SCRIPT = fileURLToPath(new URL(`${folder}search.worker.js`, import.meta.url));

interface Asker {
  resolve(square: number): void;
  reject(reason: Error): void;
}

/** Searches in a worker thread, so that whoever asks goes on meanwhile. The thread starts with the first question. */
export class Thinker {
  private worker: Worker | undefined;
  private readonly askers = new Map<number, Asker>();
  private asked = 0;

  /** @param timeMs a move's, shared by those who ask at once; by default none, so that the same seed plays the same game */
  constructor(private readonly timeMs = Infinity) {}

  /** @throws RangeError when there is no such level */
  alphaBeta(number: number): (...asked: Parameters<Strategy>) => Promise<number> {
    const { slips, ...effort } = levelOf(number);
    return async (turn, random) => {
      const isSlip = random() < slips;
      const seed = Math.floor(random() * 2 ** 32);
      if (isSlip) return pick([...legalMoves(turn.board, turn.toMove)], random);
      return this.ask(turn, { effort: { ...effort, timeMs: this.timeMs / (this.askers.size + 1) }, seed });
    };
  }

  /** Ends the thread; who still waits for an answer is told so. */
  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private ask({ board, toMove }: Turn, rest: Pick<Question, 'effort' | 'seed'>): Promise<number> {
    const worker = (this.worker ??= this.start());
    const { black, white } = board;
    const question: Question = { id: ++this.asked, black: { ...black }, white: { ...white }, toMove, ...rest };
    return new Promise((resolve, reject) => {
      this.askers.set(question.id, { resolve, reject });
      worker.ref(); // the process waits for the answer, and for nothing else here
      worker.postMessage(question);
    });
  }

  private start(): Worker {
    if (!existsSync(SCRIPT)) throw new Error(`${SCRIPT} is missing: npm run build`);
    const worker = new Worker(SCRIPT);
    worker.on('message', ({ id, square }: Thought) => {
      this.askers.get(id)?.resolve(square);
      this.askers.delete(id);
      if (this.askers.size === 0) worker.unref();
    });
    let failure = new Error('the thinking thread was ended');
    worker.on('error', (error) => (failure = error));
    worker.on('exit', () => {
      this.worker = undefined; // the next question starts another
      for (const asker of this.askers.values()) asker.reject(failure);
      this.askers.clear();
    });
    return worker;
  }
}
