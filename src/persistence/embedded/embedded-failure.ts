/** The embedded PostgreSQL cannot be had. The message is one line for a person: what happened and what to do. */
export class EmbeddedFailure extends Error {
  constructor(happened: string, remedy = 'set DATABASE_URL to a PostgreSQL server of your own') {
    super(`${happened.replaceAll(/\s*\n\s*/g, ' ')}: ${remedy}`);
    this.name = 'EmbeddedFailure';
  }
}

/** `failure` as an EmbeddedFailure when the operating system caused it (full disk, missing right); else as it is. */
export function explained(failure: unknown, directory: string): unknown {
  if (failure instanceof EmbeddedFailure || !(failure instanceof Error) || !('syscall' in failure)) return failure;
  return new EmbeddedFailure(
    `PostgreSQL's data cannot be kept in ${directory} (${failure.message})`,
    'free space there, mend its rights, or set DATABASE_URL',
  );
}

/** The last line that says what is wrong; the very last may only tell of tidying up. */
export function lastComplaint(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => /error|fatal|panic|could not/i.test(line)) ?? lines.at(-1);
}
