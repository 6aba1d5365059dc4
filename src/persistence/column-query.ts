import type { Submittable } from 'pg';

/** Of pg's connection (its lib/connection.js), which its types tell in part. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  /** text by name: those that PostgreSQL has parsed on this connection, and those on their way */
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
  parse(statement: { name: string; text: string }): void;
  bind(bound: { statement: string; values: readonly Parameter[] }): void;
  execute(): void;
  sync(): void;
}

/** As PostgreSQL takes it: binary or text. */
type Parameter = Buffer | string | null;

/**
 * A statement of one column, run by pg's pool like any query of its own, less two things that take Node longer than the
 * whole rest of a lone statement: PostgreSQL doesn't describe the column at each execution, and no row becomes an object.
 */
export class ColumnQuery implements Submittable {
  /** set by the pool */
  callback: ((error: Error | null, column?: readonly (string | null)[]) => void) | undefined;
  private readonly column: (string | null)[] = [];

  private readonly values: readonly Parameter[];

  /** @param name '' = parsed each time */
  constructor(
    readonly name: string,
    readonly text: string,
    values: readonly unknown[],
  ) {
    this.values = values.map(parameter);
  }

  submit(sender: unknown): void {
    const connection = sender as Connection;
    const { name, text } = this;
    const isKnown = connection.parsedStatements[name] ?? connection.submittedNamedStatements[name];
    connection.stream.cork();
    if (name === '' || !isKnown) {
      connection.parse({ name, text });
      if (name !== '') connection.submittedNamedStatements[name] = text;
    }
    connection.bind({ statement: name, values: this.values });
    connection.execute();
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
    this.callback?.(error);
  }
}

/** @throws Error for what has to be made text or bytes first, as arrays.ts does */
function parameter(value: unknown): Parameter {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array)
    return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.length);
  throw new Error(`a statement's value is of type ${typeof value}: make it text, a number or bytes`);
}
