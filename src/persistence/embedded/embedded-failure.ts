/** The embedded PostgreSQL cannot be had. The message is one line for a person: what happened and what to do. */
export class EmbeddedFailure extends Error {
  constructor(happened: string, remedy: string, options?: ErrorOptions) {
    super(`${happened.trim().replaceAll(/\s*\n\s*/g, ' ')}: ${remedy}`, options);
    this.name = 'EmbeddedFailure';
  }
}

/**
 * An EmbeddedFailure for what the operating system, a program or PostgreSQL answered (a full disk, a missing right):
 * all of these bear a code. Anything else is a mistake of ours and stays as it is.
 */
export function explained(failure: unknown, directory: string): unknown {
  if (failure instanceof EmbeddedFailure || !(failure instanceof Error) || !('code' in failure)) return failure;
  return new EmbeddedFailure(
    `no embedded PostgreSQL in ${directory} (${failure.message})`,
    'mend that and start again, or set DATABASE_URL',
    { cause: failure },
  );
}

/** The last line that says what is wrong. The very last may tell of tidying up, or be a log line of another server's. */
export function lastComplaint(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const complaints = lines.filter(
    (line) => /error|fatal|panic|could not/i.test(line) && !/LOG|WARNING|HINT/.test(line),
  );
  const line = complaints.at(-1) ?? lines.at(-1);
  // without the time and process id that PostgreSQL puts before it
  return line?.replace(/^.*?(?=(ERROR|FATAL|PANIC|LOG|WARNING): )/, '');
}
