import type { Client, Connection, Pool, Submittable } from 'pg';
import { requirePart } from './required-part.ts';

/** A parameter's value as it is sent: bytes in binary form, text in text form. */
type Parameter = Buffer | string | null;

/** ms for the trial at boot; when PostgreSQL is slow the connection's own time-outs fire first */
const TRIAL_TIMEOUT_MS = 10_000;

/** Names of the statements that PostgreSQL has parsed on each connection, or will have once it answers. */
const parsed = new WeakMap<Connection, Set<string>>();

/**
 * A statement of one column that pg's pool runs like a query of its own, without two steps that cost Node more than the
 * rest of a single statement: PostgreSQL doesn't describe the column at each execution, and rows don't become objects.
 */
export class ColumnQuery implements Submittable {
  /** set by pg's client */
  callback: ((error: Error | null, column?: readonly (string | null)[]) => void) | undefined;
  private readonly column: (string | null)[] = [];
  private readonly values: Parameter[];
  private connection: Connection | undefined;

  /** @param name '' = parsed each time */
  constructor(
    readonly name: string,
    readonly text: string,
    values: readonly unknown[],
  ) {
    this.values = values.map(parameter);
  }

  submit(connection: Connection): void {
    this.connection = connection;
    const { name, text } = this;
    const names = namesOn(connection);
    connection.stream.cork();
    if (!names.has(name)) {
      // a statement of this name may exist already: pg parsed it for a query of its own, or an error came after parsing
      if (name !== '') connection.close({ type: 'S', name }, true);
      connection.parse({ name, text, types: [] }, true);
      if (name !== '') names.add(name);
    }
    connection.bind({ statement: name, values: this.values }, true);
    connection.execute({}, true);
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    this.column.push(fields[0] ?? null);
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.callback?.(null, this.column);
  }

  handleError(error: Error): void {
    if (this.connection) namesOn(this.connection).delete(this.name);
    this.callback?.(error);
  }
}

/** @returns the column, a text a row: pg's types know no result but of its own queries */
export const runColumnQuery = (pool: Pool, query: ColumnQuery): Promise<readonly (string | null)[]> =>
  pool.query(query) as unknown as Promise<readonly (string | null)[]>;

/**
 * Tries whether pg's client calls the methods above, which its documentation doesn't name.
 * @param client connected
 * @throws StartRefused
 */
export async function requireColumnQueries(client: Client): Promise<void> {
  const query = new ColumnQuery('', "VALUES ('first'), ('second')", []);
  let timer: NodeJS.Timeout | undefined;
  const column = await new Promise<readonly (string | null)[] | undefined>((resolve) => {
    query.callback = (_, rows) => resolve(rows);
    client.query(query);
    timer = setTimeout(() => resolve(undefined), TRIAL_TIMEOUT_MS);
  });
  clearTimeout(timer);
  const isRun = column?.join() === 'first,second' || undefined;
  requirePart({ library: 'pg', part: 'Client.query that calls submit, handleDataRow, handleReadyForQuery' }, isRun);
}

function namesOn(connection: Connection): Set<string> {
  let names = parsed.get(connection);
  if (!names) parsed.set(connection, (names = new Set()));
  return names;
}

/** @throws Error for values that have to be converted to text or bytes first, as arrays.ts does */
function parameter(value: unknown): Parameter {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array)
    return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.length);
  throw new Error(`a statement's value is of type ${typeof value}: make it text, a number or bytes`);
}
