import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { NetworkProfile } from '../results.ts';

/** the same folder whether this runs from src or from dist */
const PROGRAM = fileURLToPath(new URL('../../link/link.py', import.meta.url));

/** What went over a link, with all headers of IP and above, in both cases by whoever sent it. */
export interface LinkBytes {
  up: number;
  down: number;
}

/**
 * Emulated links between two network namespaces, which exist as long as this process runs: bench/link/link.py carries the
 * packets. Link n leads from the near end, 10.77.n.1, to the far end, 10.77.n.2.
 */
export class Links {
  private constructor(
    private readonly child: ChildProcess,
    private readonly lines: AsyncIterator<string, undefined>,
    /** paths of the namespaces, for WorkerProcess */
    readonly namespaces: { readonly near: string; readonly far: string },
  ) {}

  /**
   * @param profiles of each link, at most 250
   * @param seed of what is lost and how much delays vary
   * @throws Error with one line: what this machine lacks
   */
  static async start(profiles: readonly NetworkProfile[], seed: number): Promise<Links> {
    if (process.platform !== 'linux') throw new Error('network namespaces are Linux’s own: run it there');
    const child = spawn('python3', [PROGRAM, String(seed), JSON.stringify(profiles)], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let lastStderr = '';
    child.on('error', ({ message }) => (lastStderr = message));
    child.stdin.on('error', () => undefined); // told by its end
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      lastStderr = text.trimEnd().split('\n').at(-1) || lastStderr;
    });
    const closed = once(child, 'close');
    const lines = linesOf(createInterface({ input: child.stdout }));
    const { value, done } = await lines.next();
    if (done) {
      await closed.catch(() => undefined);
      throw new Error(`no emulated links (${lastStderr}): they need root, /dev/net/tun and python3`);
    }
    return new Links(child, lines, JSON.parse(value) as { near: string; far: string });
  }

  /** Where the server of link n listens, seen from the near end. */
  static farAddress(link: number): string {
    return `10.77.${link}.2`;
  }

  /** Of all packets since the start, lost ones too. */
  count(link: number): Promise<LinkBytes> {
    return this.command({ command: 'count', link });
  }

  /** While it is cut, all packets are lost. */
  async cut(link: number, isCut: boolean): Promise<void> {
    await this.command({ command: 'cut', link, isCut });
  }

  /** The near end has another address from now on, and nothing comes to the one that it had. */
  async readdress(link: number): Promise<void> {
    await this.command({ command: 'readdress', link });
  }

  /** Ends the links; the namespaces are removed as soon as nothing runs in them. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.stdin?.end();
    await ended;
  }

  private last: Promise<unknown> = Promise.resolve();

  /** One after the other: answers come in the order of the commands. */
  private command<T>(command: object): Promise<T> {
    const answer = this.last.then(async () => {
      this.child.stdin?.write(`${JSON.stringify(command)}\n`);
      const line = await this.lines.next();
      if (line.done) throw new Error('the emulation of the links ended');
      return JSON.parse(line.value) as T;
    });
    this.last = answer.catch(() => undefined);
    return answer;
  }
}

async function* linesOf(input: Interface): AsyncGenerator<string, undefined> {
  for await (const line of input) yield line;
  return undefined;
}
