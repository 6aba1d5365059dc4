/** The server can't start with these settings. The message is one line for a person: the reason and what to do. */
export class StartRefused extends Error {
  constructor(line: string, options?: ErrorOptions) {
    super(line.replaceAll(/\s*\n\s*/g, ' '), options);
  }
}
