/** The server can't start as it is told to. The message is one line for a person: what is in the way and what to do. */
export class StartRefused extends Error {
  constructor(line: string, options?: ErrorOptions) {
    super(line.replaceAll(/\s*\n\s*/g, ' '), options);
  }
}
