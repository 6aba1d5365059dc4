import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, whose CPU time can be asked for. */
export class MeasuredServer {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  /** @throws Error when the process ends before it listens */
  static async start(name: string): Promise<MeasuredServer> {
    const script = fileURLToPath(new URL('./serve.js', import.meta.url));
    if (!existsSync(script)) throw new Error(`${script} is missing: npm run build`);
    const child = fork(script, [name]);
    const ended = once(child, 'exit').then(() => {
      throw new Error(`the ${name} server ended before it listened: its own words are above`);
    });
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [{ port: number }];
    ended.catch(() => undefined); // from now on its end is ours to bring about
    return new MeasuredServer(message.port, child);
  }

  /** CPU time used since the start, in µs: user and system, every thread. */
  async cpuUs(): Promise<number> {
    const answered = once(this.child, 'message') as Promise<[{ cpuUs: number }]>;
    this.child.send('cpu');
    return (await answered)[0].cpuUs;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }
}
