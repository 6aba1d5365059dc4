import fc from 'fast-check';
import { formatBoard, formatMoves, parseMoves, PASS, replay } from '@othello-rpc/kernel';
import { seededRandom } from '@othello-rpc/kernel/random';
import { STREAMS, TRANSPORTS } from '../kit/matrix.ts';
import { useNodes } from '../kit/every-transport.ts';
import { movesText, picture } from '../kit/picture.ts';
import { bodyOf, newPlayer, outline, type RoomBody, roomOf } from '../kit/player.ts';
import type { Reply } from '../kit/replies.ts';
import type { Stream } from '../kit/streams.ts';
import { seatTwo, type Game } from '../kit/game.ts';

const stage = useNodes(2);

const roomIn = ({ body }: Reply) => body.room as RoomBody | undefined;

/** Random moves from the start to the end of the game, or to a resignation. @returns what polling saw after each */
async function playAtRandom(game: Game, random: () => number, between: () => Promise<void>): Promise<RoomBody[]> {
  const { roomId, white, black } = game;
  const polled = [roomOf(await white.sync(roomId))];
  const plies = Math.floor(random() * 70);
  for (let ply = 0; ; ply++) {
    const room = polled.at(-1)!;
    if (!room.status.startsWith('TURN')) return polled;
    const mover = room.status === 'TURN_USER2' ? black : white;
    const open = Buffer.from(room.legalMoves, 'base64');
    const square = open[Math.floor(random() * open.length)]!;
    if (ply >= plies) await mover.exit(roomId);
    else expect(outline(await mover.put(roomId, formatMoves([square])))[0]).toBe('gamePutRsp Success');
    polled.push(roomOf(await white.sync(roomId)));
    await between();
  }
}

/** A watcher that hangs up now and then and comes back, each time in another way, with the last version that it saw. */
class Restless {
  readonly seen: RoomBody[] = [];
  private stream: Stream | undefined;

  constructor(
    private readonly watched: { roomId: string; token: string },
    private readonly random: () => number,
  ) {}

  hangUp(): void {
    this.stream?.close();
    this.stream = undefined;
  }

  /** Takes what there is up to `version`, or the end. */
  async catchUp(version: number): Promise<void> {
    while (this.version < version) {
      this.stream ??= this.open();
      const reply = await this.stream.inbox.next();
      if (!reply) throw new Error(`the stream ended at version ${this.version}`);
      const room = roomIn(reply);
      if (room) this.seen.push(room);
    }
  }

  async end(): Promise<string[]> {
    this.stream ??= this.open();
    return (await this.stream.inbox.rest()).map(({ field }) => field);
  }

  private get version(): number {
    return this.seen.at(-1)?.version ?? 0;
  }

  private open(): Stream {
    const [, open] = STREAMS[Math.floor(this.random() * STREAMS.length)]!;
    const { token, roomId } = this.watched;
    return open(stage.node, { roomId, ...(this.version > 0 && { sinceVersion: this.version }) }, { token });
  }
}

test('polled, watched through hang-ups, or made again from its moves: a game is one sequence of states', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
      const random = seededRandom(seed);
      // the players at another node than the watcher: changes come over the bus
      const transports = stage.transports.slice(-TRANSPORTS.length);
      const terms = random() < 0.5 ? {} : { gameSeconds: 600, incrementSeconds: 3, turnSeconds: 300 };
      const game = await seatTwo(await newPlayer(transports[0]!), await newPlayer(transports[3]!), terms);
      const { roomId, white, black } = game;
      const watcher = new Restless({ roomId, token: black.token }, random);
      await watcher.catchUp(2);
      let version = 2;
      const polled = await playAtRandom(game, random, async () => {
        version++;
        if (random() < 0.2) watcher.hangUp();
        else if (random() < 0.5) await watcher.catchUp(version);
      });
      await watcher.catchUp(version);
      expect((await watcher.end()).filter((field) => field !== 'subscribeRsp')).toEqual(['gameOverRsp']);
      expect(watcher.seen).toEqual(polled);
      expect(polled.map((room) => room.version)).toEqual(polled.map((_, index) => index + 2));

      // made again at another node, which saw nothing of the game
      const replayed = STREAMS[1]![1](stage.node, { roomId, sinceVersion: 1 }, { token: white.token });
      expect((await replayed.inbox.rest()).flatMap((reply) => roomIn(reply) ?? [])).toEqual(polled);

      const { record } = bodyOf<{ record: { room: RoomBody; notation: string } }>(
        await white.call('GetGameRecord', { roomId }),
        'getGameRecordRsp',
      );
      expect(record.room).toEqual(polled.at(-1));
      const plies = parseMoves(record.notation);
      for (const { moves, board } of polled) {
        const made = parseMoves(movesText(moves));
        expect(made).toEqual(plies.slice(0, made.length));
        expect(picture({ board })).toBe(formatBoard(replay(made).board));
        expect(plies[made.length]).not.toBe(PASS);
      }
    }),
    { numRuns: 8 },
  );
}, 180_000);
