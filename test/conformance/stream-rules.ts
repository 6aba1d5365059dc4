import { emptyLobby, type Stage } from '../kit/every-transport.ts';
import { expectLawful } from '../kit/laws.ts';
import type { STREAMS } from '../kit/matrix.ts';
import { newPlayer, type Player } from '../kit/player.ts';
import type { Reply } from '../kit/replies.ts';
import type { OpenStream, Stream } from '../kit/streams.ts';
import { normalised } from '../kit/transcript.ts';

export interface Scene {
  player: () => Promise<Player>;
  watch: (who: Player | string, request: object, version?: number) => Stream;
}

/**
 * Over each of `over`, to the stage's node.
 * @returns a function for one rule about streams: its script is run over each, and all that each tells must be alike, field
 * by field, but for what `compared` leaves out
 */
export function rulesOver(stage: Stage, over: typeof STREAMS) {
  const run = async (open: OpenStream, script: (scene: Scene) => Promise<Reply[]>): Promise<Reply[]> => {
    const streams: Stream[] = [];
    const replies = await script({
      player: () => newPlayer(stage.transports[0]!),
      watch: (who, request, version = 2) => {
        const token = typeof who === 'string' ? who : who.token;
        const stream = open(stage.node, request, { token, version });
        streams.push(stream);
        return stream;
      },
    });
    for (const reply of replies) expectLawful({ status: 200, replies: [reply] });
    for (const { close } of streams) close();
    await emptyLobby(stage.rows);
    return replies;
  };
  return (
    rule: string,
    script: (scene: Scene) => Promise<Reply[]>,
    compared: (reply: Reply) => Reply = (reply) => reply,
  ): void =>
    describe(rule, () => {
      const told: unknown[] = [];
      test.each(over)('through %s', async (_, open) => {
        told.push(normalised((await run(open, script)).map(compared)));
      });
      test('alike through each', () => {
        for (const each of told) expect(each).toEqual(told[0]);
        expect(told).toHaveLength(over.length);
      });
    });
}

/** A reply in short: its field, its code unless that is Success, its version and status. */
export const line = ({ field, code, body }: Reply) => {
  const { version, status } = (body.room ?? body) as { version?: number; status?: string };
  return [field, code === 'Success' ? '' : code, version ?? '', status ?? ''].filter((each) => each !== '').join(' ');
};

export async function take(stream: Stream, count: number): Promise<Reply[]> {
  const replies: Reply[] = [];
  while (replies.length < count) {
    const reply = await stream.inbox.next();
    if (!reply) throw new Error(`the stream ended after ${replies.map(line).join(', ')}`);
    replies.push(reply);
  }
  return replies;
}
