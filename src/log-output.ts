import type { Writable } from 'node:stream';

/** bytes that may wait for a slow reader; lines beyond that are dropped */
const WAITING_BYTES = 1024 * 1024;

/** ms before the next try to write how many lines were dropped */
const TRY_AGAIN_MS = 2000;

/**
 * A stream that the log is written to. Its reader may go away (`| head`, a log shipper that restarts), stop reading, or
 * have no room (a full disk). Then lines are dropped and counted, and the number is written once writing works again.
 * Without this class a failed write would end the process.
 */
class LogOutput {
  private dropped = 0;
  private untold = 0;
  private isTelling = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly stream: Writable) {
    stream.on('error', () => {
      if (!this.isTelling) this.drop();
    });
  }

  /** since the process started */
  get droppedLines(): number {
    return this.dropped;
  }

  /** Whether the stream takes one more line; else that one is counted. */
  takesLine(): boolean {
    if (this.stream.writableLength <= WAITING_BYTES) return true;
    this.drop();
    return false;
  }

  private drop(): void {
    this.dropped++;
    this.untold++;
    this.timer ??= setTimeout(() => this.tell(), TRY_AGAIN_MS).unref();
  }

  private tell(): void {
    this.timer = undefined;
    const { untold } = this;
    this.isTelling = true;
    this.stream.write(`othello: ${untold} lines of this log could not be written\n`, (error) => {
      // the stream's `error` event for the same failure may come after the callback
      setImmediate(() => (this.isTelling = false));
      if (error) this.timer ??= setTimeout(() => this.tell(), TRY_AGAIN_MS).unref();
      else this.untold -= untold;
    });
  }
}

const outputs: { stdout?: LogOutput; stderr?: LogOutput } = {};

/** To be called once, before anything is logged. */
export function guardLog(): void {
  outputs.stdout ??= new LogOutput(process.stdout);
  outputs.stderr ??= new LogOutput(process.stderr);
}

/** Whether a line may be written there. Without `guardLog` any may. */
export const takesLine = (stream: 'stdout' | 'stderr'): boolean => outputs[stream]?.takesLine() ?? true;

/** Lines that could not be written since the process started. */
export const droppedLogLines = (): number => (outputs.stdout?.droppedLines ?? 0) + (outputs.stderr?.droppedLines ?? 0);
