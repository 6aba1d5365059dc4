import type { Procedures, ReqLogin } from './generated/procedures.ts';
import { Caller } from './caller.ts';
import { CallImpossible, CallRefused } from './errors.ts';
import type { CallReport, ClientEvents } from './events.ts';
import { Handlers, type Phase, type ResponseHandler, throwLater } from './handlers.ts';
import { newAttempt } from './login-attempt.ts';
import type { AnyResponse, ProcedureName, Reply, ResponseName, ResultCodeName } from './names.ts';
import { type ClientOptions, DEFAULTS } from './options.ts';
import { type CallOptions, ProcedureCalls } from './procedure-calls.ts';
import type { StreamSource } from './room-stream.ts';
import { RoomStreams } from './room-streams.ts';
import { StreamHealth } from './stream-health.ts';
import { TeamStream } from './team-stream.ts';
import { Mutex } from './mutex.ts';
import { type RoomStates, RoomWatch } from './watch-room.ts';
import { OTHELLO_SCHEMA, type Schema } from './wire/schema.ts';

/** An account as a device stores it, to log in with. */
export interface Account extends ReqLogin {
  platformToken: string;
  /** used when the account is new: 2 to 16 letters and digits */
  name: string;
}

/**
 * One player's session with a server. Each procedure is a method: `await client.gamePut({ roomId, r, c })` resolves
 * with the answer's body and all Responses that came; they also reach the handlers of `on`. Calls go out one at a time,
 * in order, with a seqNo, and each is sent unchanged until it is answered: so each is done exactly once, whatever gets
 * lost.
 *
 * Every call rejects with CallRefused (a rule refused it), OutcomeUnknown (no answer to any attempt), CallImpossible
 * (no attempt could succeed), or the reason of the AbortSignal given with it.
 */
export class OthelloClient extends ProcedureCalls {
  /** The server's own IDL. @internal */
  static readonly schema = OTHELLO_SCHEMA;
  private readonly handlers: Handlers;
  private readonly caller: Caller;
  private readonly mutex = new Mutex();
  private readonly streamSource: StreamSource | undefined;
  private readonly roomStreams: RoomStreams | undefined;
  private readonly teamStreams = new Set<TeamStream>();

  /** @param schema a team's IDL: `extendClient` gives it */
  constructor(
    private readonly options: ClientOptions,
    private readonly schema: Schema = OTHELLO_SCHEMA,
  ) {
    super();
    this.handlers = new Handlers(options.onHandlerError ?? throwLater);
    this.caller = new Caller(options, this.handlers, schema);
    this.streamSource = this.streamSourceOf(options);
    if (this.streamSource && options.push !== false) this.roomStreams = new RoomStreams(this.streamSource);
    this.on('answer', (answer) => this.roomStreams?.sawAnswer(answer));
  }

  /** How the last call went. */
  get lastCall(): CallReport | undefined {
    return this.caller.lastCall;
  }

  /** Calls a procedure by its name: `client.gameSync(…)` is `client.call('GameSync', …)`. */
  override call<Name extends ProcedureName>(
    procedure: Name,
    request: Procedures[Name]['request'] = {},
    options: CallOptions = {},
  ): Promise<Reply<Name>> {
    return this.mutex.run(() => this.perform(procedure, request, options), options.signal);
  }

  /**
   * Logs in; registers first if the account is new.
   * @param account platformType is CUSTOM by default
   * @returns the user; in `responses` also the room of a game in play
   */
  loginOrRegister(account: Account, options: CallOptions = {}): Promise<Reply<'Login'>> {
    const { name, attempt = newAttempt(), ...given } = account;
    const identity = { platformType: 'CUSTOM', ...given } as const;
    const login = { ...identity, attempt };
    return this.mutex.run(async () => {
      const known = await unlessRefused('ErrorUserNotRegistered', this.perform('Login', login, options));
      if (known) return known;
      // a Register whose answer was lost finds its own work done
      await unlessRefused('ErrorUserAlreadyExists', this.perform('Register', { ...identity, name }, options));
      return this.perform('Login', login, options);
    }, options.signal);
  }

  /**
   * Uses a session that another client opened, to read and to watch beside it, until the next login. Its calls are not
   * counted, so one that writes may be done twice when an answer is lost: log in for those.
   * @param token of RspLogin
   */
  adoptSession(token: string): void {
    this.caller.adopt(token);
  }

  /**
   * Subscribes to a Response, whichever call it answers: handlers run in the order in which they were added, all data
   * handlers of an answer before any view handler, before the call resolves. Nobody waits for a handler's promise.
   * @returns a function that unsubscribes
   */
  on<Name extends ResponseName>(name: Name, handler: ResponseHandler<Name>, options?: { phase?: Phase }): () => void;
  /** Subscribes to an event of the client. */
  on<Event extends keyof ClientEvents>(event: Event, handler: (event: ClientEvents[Event]) => unknown): () => void;
  on(topic: string, handler: (...args: never) => unknown, { phase = 'data' }: { phase?: Phase } = {}): () => void {
    return this.handlers.add(topic, phase, handler);
  }

  /**
   * The states of a room: the one that it is in, then each new version, in order; the one with `over` is the last. A
   * waiting room that was merged into an older one goes on as that one. The server tells of them over a stream; where
   * none comes through the room is polled, until one does. Public rooms of others can be watched too, over streams
   * only. Rejects as GameSync does. Leave the loop, call `return` or abort the signal to let go of the stream.
   * @param options signal: aborted, the iteration ends
   */
  watchRoom(roomId: string, options: { signal?: AbortSignal } = {}): RoomStates {
    const source = { calls: this, streams: this.roomStreams };
    return new RoomWatch(source, roomId, { ...options, pollMs: this.options.pollMs ?? DEFAULTS.pollMs });
  }

  /** Ends the call in flight and all watches, rejects waiting and later calls, and closes the connection. */
  close(): void {
    this.roomStreams?.close();
    for (const stream of this.teamStreams) stream.close(new CallImpossible('the client was closed'));
    this.caller.close();
  }

  /**
   * Calls a procedure of a team's IDL.
   * @internal
   */
  protected callAny(procedure: string, request: object = {}, options: CallOptions = {}): Promise<object> {
    return this.mutex.run(() => this.perform(procedure as ProcedureName, request, options), options.signal);
  }

  /**
   * Opens a stream of a team's IDL.
   * @internal
   */
  protected openStream(
    procedure: string,
    request: object = {},
    { signal }: Pick<CallOptions, 'signal'> = {},
  ): AsyncIterable<AnyResponse> {
    if (!this.streamSource)
      throw new CallImpossible(`${this.options.transport.name} has no streams: take another transport`);
    const end = () => stream.close();
    const stream = new TeamStream(this.streamSource, { procedure, request, schema: this.schema }, () => {
      signal?.removeEventListener('abort', end);
      this.teamStreams.delete(stream);
    });
    this.teamStreams.add(stream);
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted) end();
    return stream.pushes;
  }

  private streamSourceOf({ transport, push }: ClientOptions): StreamSource | undefined {
    const subscribe = transport.subscribe?.bind(transport);
    if (!subscribe) return undefined;
    const policy = { ...DEFAULTS.push, ...push };
    return {
      policy,
      health: new StreamHealth(policy),
      token: async (signal) => this.caller.token ?? this.mutex.run(async () => this.caller.token, signal),
      subscribe: (stream, signal) => subscribe({ ...stream, schema: this.schema }, signal),
      leaveDeadConnections: async (signal) => transport.leaveDeadConnections?.(signal),
      isFinal: (refusal, token) => this.caller.wasRefused(refusal, token),
      dispatch: (responses) => {
        this.handlers.dispatch(responses);
        this.handlers.emit('push', { responses });
      },
    };
  }

  private async perform<Name extends ProcedureName>(
    procedure: Name,
    request: Procedures[Name]['request'],
    options: CallOptions,
  ): Promise<Reply<Name>> {
    const responses = await this.caller.call({ procedure, request }, options);
    return { ...responses[0]?.body, responses } as Reply<Name>;
  }
}

async function unlessRefused<T>(code: ResultCodeName, call: Promise<T>): Promise<T | undefined> {
  return call.catch((error: unknown) => {
    if (error instanceof CallRefused && error.code === code) return undefined;
    throw error;
  });
}
