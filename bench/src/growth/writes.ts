import type { Cost, GrowthSubjects } from './cost.ts';
import { call, GrowthPlayer, newAccount, type Opened } from './players.ts';

/** The shortest game: black takes every disc with the last of these. */
const LINE = 'd3c3b3d2e1d6d7e3f4'.match(/../g) ?? [];
const LAST = LINE.length - 1;

/** Calls that write, each by users of its own. */
export function writeCosts({ server }: GrowthSubjects): Cost[] {
  let account = newAccount();
  let [white, black] = [new GrowthPlayer(server, ''), new GrowthPlayer(server, '')];
  let room: Opened = { roomId: 0, invite: '' };

  const enter = async () => {
    [white, black] = [await GrowthPlayer.new(server, (account = newAccount())), await GrowthPlayer.new(server)];
  };
  const open = async (request?: object) => {
    await enter();
    room = await white.create(request);
  };
  const put = (ply: number) => {
    const [file = '', rank] = LINE[ply] ?? '';
    const square = { r: Number(rank) - 1, c: file.charCodeAt(0) - 'a'.charCodeAt(0) };
    return (ply % 2 === 0 ? black : white).call('GamePut', { roomId: room.roomId, ...square });
  };
  const play = async (puts: number) => {
    await open();
    await black.call('JoinGameRoom', { roomId: room.roomId });
    for (let ply = 0; ply < puts; ply++) await put(ply);
  };
  const exit = () => white.call('ExitGameRoom', { roomId: room.roomId });
  const rematch = (player: () => GrowthPlayer) => () => player().call('Rematch', { roomId: room.roomId });
  const played = async () => {
    await play(0);
    await exit();
  };
  return [
    { name: 'Register', run: () => call(server, 'Register', { request: newAccount() }) },
    { name: 'Login', prepare: enter, run: () => call(server, 'Login', { request: account }) },
    { name: 'Login, in a game', prepare: () => play(1), run: () => call(server, 'Login', { request: account }) },
    { name: 'Logout', prepare: enter, run: () => white.call('Logout') },
    { name: 'Logout, in a game', prepare: () => play(1), run: () => white.call('Logout') },
    { name: 'CreateGameRoom', prepare: enter, run: () => white.create() },
    { name: 'CreateGameRoom, private', prepare: enter, run: () => white.create({ private: true }) },
    { name: 'JoinGameRoom', prepare: open, run: () => black.call('JoinGameRoom', { roomId: room.roomId }) },
    {
      name: 'JoinGameRoom, by invite',
      prepare: () => open({ private: true }),
      run: () => black.call('JoinGameRoom', { invite: room.invite }),
    },
    { name: 'RandomJoin', prepare: enter, run: () => white.call('RandomJoin', { createIfNone: true }) },
    {
      name: 'RandomJoin, people only',
      prepare: enter,
      run: () => white.call('RandomJoin', { createIfNone: true, peopleOnly: true }),
    },
    { name: 'GamePut', prepare: () => play(2), run: () => put(2) },
    { name: 'GamePut, the last', prepare: () => play(LAST), run: () => put(LAST) },
    { name: 'GameSync', prepare: () => play(1), run: () => white.call('GameSync', { roomId: room.roomId }) },
    { name: 'GameSync, waiting', prepare: open, run: () => white.call('GameSync', { roomId: room.roomId }) },
    { name: 'ExitGameRoom, waiting', prepare: open, run: exit },
    { name: 'ExitGameRoom, in play', prepare: () => play(1), run: exit },
    { name: 'Rematch, offered', prepare: played, run: rematch(() => white) },
    { name: 'Rematch, taken', prepare: () => played().then(rematch(() => white)), run: rematch(() => black) },
  ];
}
