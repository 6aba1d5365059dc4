import { createInterface, type Interface } from 'node:readline';

/** Lines in and out: of a person at a terminal, or of a script. */
export class Terminal {
  private readonly reader: Interface;
  private readonly lines: AsyncIterator<string>;
  private readonly isTerminal: boolean;

  constructor(
    input: NodeJS.ReadableStream,
    private readonly output: NodeJS.WritableStream,
  ) {
    this.isTerminal = 'isTTY' in input && input.isTTY === true;
    this.reader = createInterface({ input, terminal: this.isTerminal, ...(this.isTerminal && { output }) });
    this.lines = this.reader[Symbol.asyncIterator]();
  }

  say(text: string): void {
    this.output.write(`${text}\n`);
  }

  /** @returns the next line without spaces around it; undefined when no more will come */
  async ask(prompt: string): Promise<string | undefined> {
    this.output.write(prompt);
    const next = await this.lines.next();
    const line = next.done ? undefined : next.value.trim();
    if (!this.isTerminal) this.say(line ?? ''); // a terminal shows what is typed by itself
    return line;
  }

  onInterrupt(handle: () => void): void {
    this.reader.on('SIGINT', handle);
    process.once('SIGINT', handle);
  }

  close(): void {
    this.reader.close();
  }
}
