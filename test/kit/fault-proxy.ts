import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { pick, type RandomSource, seededRandom } from '@othello-rpc/kernel/random';

/**
 * What may happen to what a client sends, or to its answer. The end of a connection is told to its client; only what is
 * swallowed is not.
 */
export const FAULTS = [
  'cut before the request',
  'cut after the request',
  'cut after the commit',
  'cut mid-answer',
  'delay',
  'one byte at a time',
  'duplicate',
  'swallow',
] as const;
export type Fault = (typeof FAULTS)[number];

const LONGEST_DELAY_MS = 40;
/** bytes that are sent one at a time: each is a write of its own */
const SLOW_BYTES = 400;
/** ms that a request whose client is cut off has on its way to the server */
const ON_ITS_WAY_MS = 50;

/** A TCP proxy in front of a server, which does harm to a share of what clients send. */
export interface FaultProxy {
  port: number;
  /** how often each fault was done */
  readonly done: Record<Fault, number>;
  /** From now on everything passes. */
  rest(): void;
  close(): Promise<void>;
}

export interface FaultProxyOptions {
  /** port on this machine */
  target: number;
  /** the same seed and the same pieces, the same faults */
  seed: string;
  /** the share of pieces from clients that meet a fault */
  rate: number;
  /** whether a piece makes sense on a connection of its own: false where a connection has state, as in HTTP/2 */
  mayDuplicate: boolean;
}

export async function startFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const { target, seed, mayDuplicate } = options;
  const plan = { random: seededRandom(seed), rate: options.rate };
  const faults = FAULTS.filter((fault) => mayDuplicate || fault !== 'duplicate');
  const done = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  const sockets = new Set<net.Socket>();
  const keep = (socket: net.Socket): net.Socket => {
    sockets.add(socket.setNoDelay(true).on('error', () => undefined));
    return socket.on('close', () => sockets.delete(socket));
  };
  const draw = (): Fault | undefined => {
    if (plan.random() >= plan.rate) return undefined;
    const fault = pick(faults, plan.random);
    done[fault]++;
    return fault;
  };
  const connect = () => keep(net.connect(target, '127.0.0.1'));
  const server = net.createServer((client) => new Link(keep(client), { connect, draw, random: plan.random }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    done,
    rest: () => void (plan.rate = 0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

interface Services {
  connect: () => net.Socket;
  draw: () => Fault | undefined;
  random: RandomSource;
}

/** One connection of a client, and the proxy's to the server. Pieces stay in their order. */
class Link {
  private readonly upstream: net.Socket;
  /** what becomes of the next piece from the server */
  private answerFault: 'cut after the commit' | 'cut mid-answer' | undefined;
  private isSilent = false;
  /** the pieces that came before */
  private sent: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: net.Socket,
    private readonly services: Services,
  ) {
    this.upstream = services.connect();
    client.on('data', (piece) => {
      this.sent = this.sent.then(() => this.send(piece));
    });
    this.upstream.on('data', (piece) => this.answer(piece));
    client.on('close', () => void this.sent.then(() => this.upstream.end()));
    this.upstream.on('close', () => this.isSilent || client.destroySoon());
  }

  private async send(piece: Buffer): Promise<void> {
    if (this.isSilent || this.client.destroyed) return;
    const fault = this.services.draw();
    switch (fault) {
      case 'cut before the request':
        return this.cut();
      case 'cut after the request':
        this.upstream.write(piece);
        this.client.destroy();
        return pause(ON_ITS_WAY_MS);
      case 'cut after the commit':
      case 'cut mid-answer':
        this.answerFault = fault;
        break;
      case 'delay':
        await pause(this.services.random() * LONGEST_DELAY_MS);
        break;
      case 'one byte at a time':
        return this.drip(piece);
      case 'duplicate':
        this.sendElsewhere(piece);
        break;
      case 'swallow':
        this.isSilent = true;
        return;
      case undefined:
        break;
    }
    this.upstream.write(piece);
  }

  private async drip(piece: Buffer): Promise<void> {
    for (let at = 0; at < Math.min(piece.length, SLOW_BYTES); at++) {
      this.upstream.write(piece.subarray(at, at + 1));
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.upstream.write(piece.subarray(SLOW_BYTES));
  }

  /** The same bytes over another connection, as a network that repeats them; their answer is dropped. */
  private sendElsewhere(piece: Buffer): void {
    const other = this.services.connect();
    other.on('data', () => other.end());
    other.write(piece);
  }

  private answer(piece: Buffer): void {
    const { client, answerFault } = this;
    if (this.isSilent || client.destroyed) return;
    if (answerFault === undefined) return void client.write(piece);
    if (answerFault === 'cut mid-answer') client.write(piece.subarray(0, Math.floor(piece.length / 2)));
    client.destroySoon();
  }

  private cut(): void {
    this.client.destroy();
    this.upstream.destroy();
  }
}
