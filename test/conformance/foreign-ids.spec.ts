import protobuf from 'protobufjs';
import { readIdl } from '../../src/rpc/codec.ts';
import { STREAMS, TRANSPORTS } from '../kit/matrix.ts';
import { useNode } from '../kit/every-transport.ts';
import { newPlayer, outline, type Player, roomOf } from '../kit/player.ts';
import { type Reply, schema } from '../kit/replies.ts';
import { LINES, playLast, type Game } from '../kit/game.ts';

// its games are to outlast the file, however long a busy machine takes for it
const stage = useNode({ env: { TURN_TIMEOUT_S: '3600', WAITING_TIMEOUT_S: '3600' } });

/** What no room and no user has. */
const NOTHING = ['0', '9000000000000000', '9223372036854775807', '9223372036854775808', '18446744073709551615'];

/** Rooms of two others, of each kind that there is. */
interface Others {
  private: Record<'waiting' | 'closed' | 'live' | 'ended' | 'rematch offer' | 'rematch', string>;
  public: Record<'waiting' | 'closed' | 'merged' | 'live' | 'ended' | 'rematch offer', string>;
}

const others = {} as Others;
const users: Player[] = [];

const player = async (): Promise<Player> => {
  const made = await newPlayer(stage.transports[0]!);
  users.push(made);
  return made;
};

async function seated(isPrivate: boolean): Promise<Game> {
  const [white, black] = [await player(), await player()];
  const { roomId, invite } = roomOf(await white.create({ private: isPrivate }));
  await (isPrivate ? black.accept(invite) : black.join(roomId));
  return { roomId, white, black };
}

async function ended(isPrivate: boolean): Promise<Game> {
  const game = await seated(isPrivate);
  await playLast(stage.rows, game, LINES.blackWins);
  return game;
}

async function waiting(isPrivate: boolean): Promise<{ owner: Player; roomId: string }> {
  const owner = await player();
  return { owner, roomId: roomOf(await owner.create({ private: isPrivate })).roomId };
}

async function closed(isPrivate: boolean): Promise<string> {
  const { owner, roomId } = await waiting(isPrivate);
  await owner.exit(roomId);
  return roomId;
}

const offer = async ({ roomId, white }: Game): Promise<string> =>
  roomOf(await white.call('Rematch', { roomId })).roomId;

let [hidden, open]: Game[] = [];

beforeAll(async () => {
  const again = await ended(true);
  await offer(again);
  [hidden, open] = [await ended(true), await ended(false)];
  others.private = {
    ...{ waiting: '', 'rematch offer': '', closed: await closed(true), live: (await seated(true)).roomId },
    ...{ ended: hidden.roomId, rematch: roomOf(await again.black.call('Rematch', { roomId: again.roomId })).roomId },
  };
  const [older, younger] = [await waiting(false), await waiting(false)];
  await younger.owner.sync(younger.roomId);
  expect(roomOf(await younger.owner.sync(older.roomId)).status).toBe('TURN_USER2');
  others.public = {
    ...{ waiting: '', 'rematch offer': '', closed: await closed(false), live: (await seated(false)).roomId },
    ...{ ended: open.roomId, merged: younger.roomId },
  };
});

// no waiting room outlives a test
beforeEach(async () => {
  others.private.waiting = (await waiting(true)).roomId;
  others.private['rematch offer'] = await offer(hidden!);
  others.public.waiting = (await waiting(false)).roomId;
  others.public['rematch offer'] = await offer(open!);
});

/** Whatever a room id is asked for with; of each, the kinds of public rooms that a stranger may ask it of. */
const BY_ROOM: Record<string, { request?: object; openTo: readonly (keyof Others['public'])[] }> = {
  ExitGameRoom: { openTo: [] },
  GamePut: { request: { r: 2, c: 3 }, openTo: [] },
  GameSync: { openTo: [] },
  JoinGameRoom: { openTo: ['waiting', 'live'] },
  GetGameRecord: { openTo: ['ended'] },
  Rematch: { openTo: [] },
  Subscribe: { openTo: ['waiting', 'live', 'ended', 'closed', 'merged'] },
};

/** Whatever a user's games are asked for with. */
const OF_USERS = ['GetProfile', 'ListGames'];

test('every procedure that takes the id of a room or of a user is tried here', () => {
  const { root } = protobuf.parse(readIdl());
  const taking = (field: string) =>
    [...schema.procedures.keys()].filter((name) => root.lookupType(`Req${name}`).fields[field] !== undefined);
  expect(taking('roomId').toSorted()).toEqual(Object.keys(BY_ROOM).toSorted());
  expect(taking('userId').toSorted()).toEqual(OF_USERS.toSorted());
});

type Ask = (stranger: Player, procedure: string, request: object) => Promise<Reply[]>;

/** Every way to make a call, and every way to open a stream. */
const CALLS: (readonly [name: string, ask: Ask])[] = TRANSPORTS.map(({ name }, index) => [
  name,
  async (stranger, procedure, request) => {
    const { status, replies } = await stranger.through(stage.transports[index]!).call(procedure, request);
    expect(status).toBe(200);
    return replies;
  },
]);
const OPENED: typeof CALLS = STREAMS.map(([name, open]) => [
  name,
  async (stranger, _, request) => {
    const stream = open(stage.node, request, { token: stranger.token });
    const first = await stream.inbox.next();
    stream.close();
    return first ? [first] : [];
  },
]);

/** The answers, but for the id that was asked for. */
const without = (id: string, replies: Reply[]): string =>
  JSON.stringify(replies).replace(new RegExp(`(?<= room )${id}(?!\\d)`, 'g'), 'N');

describe.each(Object.entries(BY_ROOM))('%s', (procedure, { request = {}, openTo }) => {
  const ways = procedure === 'Subscribe' ? OPENED : CALLS;
  const answersOf = async (ask: Ask, id: string) => {
    const stranger = await newPlayer(stage.transports[0]!);
    const replies = await ask(stranger, procedure, { roomId: id, ...request });
    expect(replies).toMatchObject([{ code: 'ErrorInvalidGameRoom', body: {} }]);
    return without(id, replies);
  };

  test.each(ways)('of a room that is not the caller’s is answered as of no room, through %s', async (_, ask) => {
    const nothing = await answersOf(ask, NOTHING[1]!);
    for (const id of NOTHING) expect([id, await answersOf(ask, id)]).toEqual([id, nothing]);
    for (const [kind, id] of Object.entries(others.private))
      expect([kind, await answersOf(ask, id)]).toEqual([kind, nothing]);
    const shut = Object.entries(others.public).filter(([kind]) => !(openTo as string[]).includes(kind));
    for (const [kind, id] of shut) expect([kind, await answersOf(ask, id)]).toEqual([kind, nothing]);
  });

  if (openTo.length === 0) return;
  test.each(ways)('finds the public rooms that are there for everyone, through %s', async (_, ask) => {
    for (const kind of openTo) {
      const stranger = await newPlayer(stage.transports[0]!);
      const find = async (roomId: string) => {
        const [reply] = await ask(stranger, procedure, { roomId, ...request });
        expect([kind, reply?.code]).toEqual([
          kind,
          kind === 'live' && procedure === 'JoinGameRoom' ? 'ErrorGameRoomFull' : 'Success',
        ]);
      };
      await find(others.public[kind]);
    }
  });
});

describe.each(OF_USERS)('%s', (procedure) => {
  test.each(CALLS)('of no user is answered alike whatever the id, through %s', async (_, ask) => {
    const stranger = await newPlayer(stage.transports[0]!);
    const answers = [];
    for (const userId of NOTHING.slice(1)) {
      const replies = await ask(stranger, procedure, { userId });
      expect(replies).toMatchObject([{ code: 'ErrorInvalidArgument', body: {} }]);
      answers.push(JSON.stringify(replies).replaceAll(userId, 'N'));
    }
    expect(new Set(answers).size).toBe(1);
  });

  test.each(CALLS)('shows a stranger no private game, waiting, live or ended, through %s', async (_, ask) => {
    const stranger = await newPlayer(stage.transports[0]!);
    const hidden = Object.values(others.private);
    let shown = 0;
    for (const { id } of users) {
      const [reply] = await ask(stranger, procedure, { userId: id });
      const games = (reply?.body['games'] ?? []) as { room: { roomId: string } }[];
      expect(games.filter(({ room }) => hidden.includes(room.roomId))).toEqual([]);
      shown += games.length;
    }
    expect(shown).toBeGreaterThan(0); // public games are shown
  });
});

test('a private room is its players’ own: what they ask of it they are answered', async () => {
  const transport = stage.transports[0]!;
  const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
  const { roomId, invite } = roomOf(await white.create({ private: true }));
  await black.accept(invite);
  expect(outline(await white.sync(roomId))).toEqual(['gameSyncRsp Success']);
  expect(outline(await black.put(roomId, 'd3'))).toEqual(['gamePutRsp Success', 'gameSyncRsp Success']);
  expect(outline(await white.exit(roomId))).toEqual(['exitGameRoomRsp Success', 'gameOverRsp Success']);
  for (const each of [white, black])
    expect(outline(await each.call('GetGameRecord', { roomId }))).toEqual(['getGameRecordRsp Success']);
  expect(outline(await black.call('Rematch', { roomId }))).toEqual(['rematchRsp Success', 'makeGameRoomRsp Success']);
});
