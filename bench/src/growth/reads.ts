import type { Cost, GrowthSubjects } from './cost.ts';
import { CROWD_RATING, tokenOf } from './fill.ts';
import { GrowthPlayer } from './players.ts';

const [ALL, WAITING, LIVE] = [0, 1, 2];

/** A rank counts at most 1,000 players of one rating one by one, each on a page of its own where there are many users. */
const RANK_BLOCKS = 1200;

/** Calls that read, about users and rooms with much data. */
export async function readCosts({ server, subjects }: GrowthSubjects): Promise<Cost[]> {
  const { veteran, lastOfCrowd, endedRoom, oldRoom } = subjects;
  const stranger = await GrowthPlayer.new(server);
  const [seasoned, average] = [veteran, lastOfCrowd].map((id) => new GrowthPlayer(server, tokenOf(id)));
  const list = (request: object) => () => stranger.call('ListGameRooms', request);
  let stop = () => {};
  return [
    { name: 'ListGameRooms, all', run: list({ filter: ALL }) },
    { name: 'ListGameRooms, waiting', run: list({ filter: WAITING }) },
    { name: 'ListGameRooms, live', run: list({ filter: LIVE }) },
    { name: 'ListGameRooms, a late page', run: list({ filter: LIVE, cursor: oldRoom }) },
    { name: 'GetGameRecord', run: () => stranger.call('GetGameRecord', { roomId: Number(endedRoom) }) },
    { name: 'GetLeaderboard', atMost: RANK_BLOCKS, run: () => stranger.call('GetLeaderboard') },
    {
      name: 'GetLeaderboard, own rank in a crowd',
      atMost: RANK_BLOCKS,
      run: async () => average?.call('GetLeaderboard'),
    },
    {
      name: 'GetLeaderboard, a page inside a tie',
      atMost: RANK_BLOCKS,
      run: () => stranger.call('GetLeaderboard', { cursor: `1_${CROWD_RATING}_${lastOfCrowd}` }),
    },
    { name: 'GetProfile, own', run: async () => seasoned?.call('GetProfile') },
    { name: 'GetProfile, most games hidden', run: () => stranger.call('GetProfile', { userId: Number(veteran) }) },
    { name: 'ListGames, own', run: async () => seasoned?.call('ListGames') },
    { name: 'ListGames, most games hidden', run: () => stranger.call('ListGames', { userId: Number(veteran) }) },
    {
      name: 'Subscribe',
      run: async () => (stop = await stranger.watch(Number(oldRoom))),
      end: () => stop(),
    },
  ];
}
