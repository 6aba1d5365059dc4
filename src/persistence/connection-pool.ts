import pg from 'pg';
import { limitPool, sizeOf } from '../library-internals/pg-pool-size.ts';
import { ConnectionFailure } from './database-errors.ts';
import { TIMEOUTS_MS } from './timeouts.ts';

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void;

interface Waiting {
  isOver: boolean;
  answer: ConnectCallback;
}

/** ms before another connection is tried after PostgreSQL refused one, while others work */
const GROW_AGAIN_MS = 1000;

/**
 * The error for a connection that can't write, as PostgreSQL would report it: `default_transaction_read_only`, a
 * standby.
 */
const READ_ONLY = Object.assign(new Error('the server takes no writes (transaction_read_only is on)'), {
  code: '25006',
});

/**
 * pg's pool, which grows in another way: a caller gets whichever is free first, a new connection or one that another
 * call gives back. So a refused connection (too many clients, a time-out) fails no call while other connections work. A
 * connection that can't write is not taken into the pool: after a failover it leads to the former primary.
 */
export class ConnectionPool extends pg.Pool {
  /** connections at most */
  readonly size: number;
  private readonly waiting = new Set<Waiting>();
  private connected = 0;
  private growing = 0;
  private growAfter = 0;
  private isGrowthPlanned = false;
  private readonly born = new WeakMap<pg.PoolClient, number>();
  private generation = 0;

  constructor(config: pg.PoolConfig) {
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- pg's pool waits for it, its types don't say so
    super({ ...config, onConnect: requireWritable });
    this.size = sizeOf(this);
    limitPool(this, 0); // only grow() opens connections
    this.on('connect', (client) => {
      this.connected++;
      this.born.set(client, this.generation);
    });
    this.on('remove', () => {
      this.connected--;
      this.planGrowth();
    });
  }

  /** connections that are open and ready for use */
  get connectedCount(): number {
    return this.connected;
  }

  /** callers that have asked for a connection and have none yet */
  get waitingCallers(): number {
    return this.waiting.size;
  }

  /** Connections that are open now serve no more calls, since they may lead to a server that was demoted. */
  renew(): void {
    this.generation++;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    if (callback) return this.acquire({ isOver: false, answer: callback });
    return new Promise((resolve, reject) =>
      this.connect((error, client) => (client ? resolve(client) : reject(error ?? new Error('no connection')))),
    );
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | void {
    this.fail(new Error('Cannot use a pool after calling end on the pool'));
    return callback ? super.end(callback) : super.end();
  }

  private acquire(waiting: Waiting): void {
    this.waiting.add(waiting);
    super.connect((error, client, release) => {
      if (waiting.isOver) return client && release();
      if (client && (this.born.get(client) ?? 0) < this.generation) {
        release(true);
        return this.acquire(waiting);
      }
      waiting.isOver = true;
      this.waiting.delete(waiting);
      waiting.answer(error && new ConnectionFailure(error), client, release);
    });
    if (this.totalCount < this.size) this.planGrowth();
  }

  /** Grows after the callers of this turn have taken the idle connections. */
  private planGrowth(): void {
    if (this.isGrowthPlanned) return;
    this.isGrowthPlanned = true;
    setImmediate(() => {
      this.isGrowthPlanned = false;
      while (this.shouldGrow()) this.grow();
    });
  }

  private shouldGrow(): boolean {
    if (this.ending || this.idleCount > 0 || this.totalCount >= this.size) return false;
    const isRefused = this.connected > 0 && Date.now() < this.growAfter;
    return !isRefused && this.waiting.size > this.growing;
  }

  /** Opens one connection for the caller that has waited longest. */
  private grow(): void {
    this.growing++;
    limitPool(this, this.totalCount + 1);
    super.connect((error, _client, release) => {
      this.growing--;
      if (!error) return release();
      if (this.connected === 0) return this.fail(error);
      this.growAfter = Date.now() + GROW_AGAIN_MS;
      setTimeout(() => this.planGrowth(), GROW_AGAIN_MS).unref();
    });
    limitPool(this, 0);
  }

  /** Rejects all waiting callers, since no open connection is left that could be given back. */
  private fail(error: Error): void {
    const failure = new ConnectionFailure(error);
    for (const waiting of this.waiting) {
      waiting.isOver = true;
      waiting.answer(failure, undefined, () => undefined);
    }
    this.waiting.clear();
  }
}

async function requireWritable(client: pg.ClientBase): Promise<void> {
  const late = setTimeout(() => void (client as pg.Client).end(), TIMEOUTS_MS.connect);
  try {
    const { rows } = await client.query<{ transaction_read_only: string }>('SHOW transaction_read_only');
    if (rows[0]?.transaction_read_only !== 'off') throw READ_ONLY;
  } finally {
    clearTimeout(late);
  }
}
