import type { ReqLogin } from './generated/procedures.ts';
import type { CallRefused } from './errors.ts';
import type { Header } from './wire/envelope.ts';

/** Calls that begin a session, or come before one. */
const SESSIONLESS: ReadonlySet<string> = new Set(['Login', 'Register']);

/** The client's session, from a login on. */
export class Session {
  /** the last successful login, to be repeated for the choice `restart` */
  login: ReqLogin | undefined;
  /** set once another login took this one's place, or the account was suspended */
  replaced: CallRefused | undefined;
  token: string | undefined;
  /** the attempt of the last login, if the caller gave one */
  private attempt: Uint8Array | undefined;
  private seqNo = 0;
  /** false: another client counts this session's calls */
  private isCounted = true;

  begin({ attempt, ...login }: ReqLogin, token: string): void {
    // a repeated login returns the session that it opened before, so its seqNo goes on
    const isRepeat = token === this.token && attempt?.join() === this.attempt?.join() && attempt !== undefined;
    if (!isRepeat) this.seqNo = 0;
    this.isCounted = true;
    this.attempt = attempt;
    this.login = login; // without its attempt: a restart is another login
    this.token = token;
    this.replaced = undefined;
  }

  /** It was ended by a Logout: calls have no token until the next login. */
  end(): void {
    this.login = undefined;
    this.token = undefined;
    this.replaced = undefined;
  }

  /** Uses a session that another client opened; its calls are not counted. */
  adopt(token: string): void {
    this.isCounted = false;
    this.login = undefined;
    this.token = token;
    this.replaced = undefined;
  }

  /**
   * Of a call's first attempt; the others send the same. Every call is counted: gaps are allowed, so calls that the
   * server doesn't count cost nothing.
   * @throws CallRefused when the session was replaced
   */
  header(procedure: string): Header {
    if (SESSIONLESS.has(procedure)) return {};
    if (this.replaced) throw this.replaced;
    if (this.token === undefined) return {};
    return this.isCounted ? { token: this.token, seqNo: ++this.seqNo } : { token: this.token };
  }
}
