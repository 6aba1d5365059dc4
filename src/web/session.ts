import { CallRefused, type CallReport, findRoom, type Transport, type User } from '@othello-rpc/client';
import { reasonOf } from './act.ts';
import { LoggingClient } from './call-log.ts';
import { type Account, keepAccount, keepToken, keptAccount, keptToken, newPlatformToken } from './device.ts';
import { guestName } from './guest-name.ts';
import { BASE } from './route.ts';
import { ServerClock } from './server-clock.ts';
import { Store } from './store.ts';

/** ms after the network was lost in which answers that were already under way may still arrive */
const IN_FLIGHT_MS = 5000;

export interface SessionState {
  /**
   * out: nobody is logged in; visiting: the tab reads with the session of another tab; failed: no login is possible,
   * `failure` says why
   */
  phase: 'out' | 'entering' | 'in' | 'visiting' | 'replaced' | 'failed';
  user: User | undefined;
  /** the live game that the last login found */
  liveRoomId: string | undefined;
  /** calls are being sent again, or the device has no network */
  isLost: boolean;
  lastCall: CallReport | undefined;
  failure: string | undefined;
}

const NAME_ATTEMPTS = 5;

/** The player of this tab, and the client that calls the server which the page came from. */
export class Session {
  readonly state = new Store<SessionState>({
    phase: 'out',
    user: undefined,
    liveRoomId: undefined,
    isLost: false,
    lastCall: undefined,
    failure: undefined,
  });
  readonly clock = new ServerClock();
  readonly client: LoggingClient;
  private entering: Promise<void> | undefined;

  private offlineAtMs = -Infinity;
  /** the token of another tab's session, while visiting */
  private adopted: string | undefined;

  constructor(transport: Transport) {
    this.client = new LoggingClient({
      transport,
      retry: { backoffCeilingMs: 2000 },
      push: { backoffCeilingMs: 10_000 },
      pollMs: [250, 1000],
      onGiveUp: () => 'retry', // the banner says so, and a page can be closed
    });
    this.client.on('call', (lastCall) =>
      this.state.patch({
        lastCall,
        isLost: this.isJustOffline() || (lastCall.error !== undefined && this.state.get().isLost),
      }),
    );
    this.client.on('retry', () => this.state.patch({ isLost: true }));
    this.client.on('replaced', (refusal) => this.wasReplaced(refusal));
    this.client.on('answer', (answer) => this.clock.sawMoment(Number(findRoom(answer)?.updated)));
    this.client.on('push', (push) => {
      this.clock.sawMoment(Number(findRoom(push)?.updated));
      this.state.patch({ isLost: this.isJustOffline() });
    });
    addEventListener('offline', () => {
      this.offlineAtMs = performance.now();
      this.state.patch({ isLost: true });
    });
    addEventListener('online', () => this.state.patch({ isLost: false })); // a call that fails shows the banner again
    this.client.on('RspGameOver', ({ user }) => this.sawSelf(user));
  }

  /**
   * What arrives so soon was already under way. A later answer shows that the server can be reached without a network,
   * for example on this device.
   */
  private isJustOffline(): boolean {
    return !navigator.onLine && performance.now() - this.offlineAtMs < IN_FLIGHT_MS;
  }

  /** Whether this device has a player already. */
  get isKnown(): boolean {
    return keptAccount() !== undefined;
  }

  /**
   * Logs the device's player in, or a new one.
   * @param name of a new player; without it, and without a player on the device, one is made up
   * @throws CallRefused when that name can't be had
   */
  enter(name?: string): Promise<void> {
    this.entering ??= this.logIn(name).finally(() => (this.entering = undefined));
    return this.entering;
  }

  /**
   * Reads and watches with the session of another tab of this device, if there is one, so that a game which is played
   * there goes on there; else as `enter`.
   */
  visit(): Promise<void> {
    this.entering ??= this.adoptOrLogIn().finally(() => (this.entering = undefined));
    return this.entering;
  }

  private async adoptOrLogIn(): Promise<void> {
    const token = this.isKnown ? keptToken() : undefined;
    if (token === undefined) return this.logIn(undefined);
    this.state.patch({ phase: 'entering', failure: undefined });
    void this.readClock();
    this.client.adoptSession(token);
    this.adopted = token;
    try {
      const { user } = await this.client.getProfile({});
      this.state.patch({ phase: 'visiting', user });
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error;
      await this.logIn(undefined);
    }
  }

  private wasReplaced(refusal: CallRefused): void {
    const { phase } = this.state.get();
    if (phase === 'entering') return; // an old token: a login follows
    if (refusal.code === 'ErrorUserSuspended')
      return this.state.patch({ phase: 'failed', failure: reasonOf(refusal), isLost: false });
    // another tab of this device has logged in anew: this one goes on with the new session
    const isOther = phase === 'visiting' && keptToken() !== this.adopted;
    this.state.patch({ phase: isOther ? 'out' : 'replaced', isLost: false });
  }

  private async logIn(name: string | undefined): Promise<void> {
    const { phase } = this.state.get();
    // a player who is logged in and wants another name keeps the present one until the new one is registered
    if (name === undefined || phase !== 'in') this.state.patch({ phase: 'entering', failure: undefined });
    void this.readClock();
    try {
      const known = name === undefined ? keptAccount() : undefined;
      const account = known ?? { platformToken: newPlatformToken(), name: name ?? guestName() };
      await this.logInAs(account, name === undefined ? NAME_ATTEMPTS : 1);
    } catch (error) {
      if (error instanceof CallRefused && name !== undefined) this.state.patch({ phase });
      else this.state.patch({ phase: 'failed', failure: reasonOf(error) });
      throw error;
    }
  }

  private async logInAs(account: Account, attempts: number): Promise<void> {
    try {
      const reply = await this.client.loginOrRegister(account);
      keepAccount({ ...account, name: reply.user?.name ?? account.name });
      if (reply.token) keepToken(reply.token);
      this.state.patch({ phase: 'in', user: reply.user, liveRoomId: findRoom(reply)?.roomId });
    } catch (error) {
      const isTaken = error instanceof CallRefused && error.code === 'ErrorUserNameAlreadyExists';
      if (!isTaken || attempts <= 1) throw error;
      await this.logInAs({ ...account, name: guestName() }, attempts - 1);
    }
  }

  private sawSelf(user: User | undefined): void {
    if (user?.id === this.state.get().user?.id) this.state.patch({ user });
  }

  /** Without the server's time, clocks use the device's own. */
  private async readClock(): Promise<void> {
    const sentAt = Date.now();
    const answer = await fetch(new URL('health', BASE), { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
    this.clock.sawDate(answer?.headers.get('date') ?? null, sentAt);
  }
}

/** Of this tab. openSession makes it before anything is rendered: its transport may have to be loaded first. */
export let session: Session;

export function openSession(transport: Transport): void {
  session = new Session(transport);
}
