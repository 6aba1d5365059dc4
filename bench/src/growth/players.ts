import { randomBytes } from 'node:crypto';
import type { InProcessServer, othello } from 'othello-rpc';
import { requireSuccess } from '../wires/wire.ts';

type Body = Record<string, unknown>;

/** A user who calls without a wire, so that what is counted is the call's own. */
export class GrowthPlayer {
  private seqNo = 0;

  constructor(
    private readonly server: InProcessServer,
    private readonly token: string,
  ) {}

  static async new(server: InProcessServer, account = newAccount()): Promise<GrowthPlayer> {
    await call(server, 'Register', { request: account });
    const { token } = await call(server, 'Login', { request: account });
    return new GrowthPlayer(server, String(token));
  }

  /** @returns the bodies of the answers as one. @throws Error unless it is success */
  call(procedure: string, request: object = {}): Promise<Body> {
    return call(this.server, procedure, { request, token: this.token, seqNo: ++this.seqNo });
  }

  /** A room of the player's own that waits. */
  async create(request: object = {}): Promise<Opened> {
    const { room } = (await this.call('CreateGameRoom', request)) as { room: othello.GameRoom.$Properties };
    return { roomId: Number(room.roomId), invite: room.invite ?? '' };
  }

  /** Resolves when the first state has come. @returns what ends it */
  async watch(roomId: number): Promise<() => void> {
    const stop = new AbortController();
    const stream = this.server.stream('Subscribe', { roomId }, { token: this.token, signal: stop.signal });
    const first = await stream.next();
    if (first.done) throw new Error('a stream ended before its first state');
    requireSuccess('Subscribe', first.value.answers[0]);
    return () => {
      stop.abort();
      void stream.return(undefined);
    };
  }
}

export interface Opened {
  roomId: number;
  invite: string;
}

export const newAccount = () => ({
  platformType: 1,
  platformToken: randomBytes(16).toString('hex'),
  name: `g${randomBytes(6).toString('hex')}`,
});

export async function call(
  server: InProcessServer,
  procedure: string,
  { request = {}, ...caller }: { request?: object; token?: string; seqNo?: number },
): Promise<Body> {
  const { answers, fault } = await server.call(procedure, request, caller);
  if (fault) throw new Error(`${procedure} failed: ${answers[0]?.message ?? 'no more is known'}`);
  requireSuccess(procedure, answers[0]);
  return Object.assign({}, ...answers.map(({ body }) => body)) as Body;
}
