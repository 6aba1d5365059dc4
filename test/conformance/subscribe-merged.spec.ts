import { useNode } from '../kit/every-transport.ts';
import { UNCUT_STREAMS } from '../kit/matrix.ts';
import { roomOf } from '../kit/player.ts';
import type { Reply } from '../kit/replies.ts';
import { line, rulesOver, take } from './stream-rules.ts';

const stage = useNode();
const onUncutStream = rulesOver(stage, UNCUT_STREAMS);

onUncutStream('the owner of a merged room follows the older one, and learns of its game', async ({ player, watch }) => {
  const [first, second] = [await player(), await player()];
  const older = roomOf(await first.create()).roomId;
  const younger = roomOf(await second.create()).roomId;
  const stream = watch(second, { roomId: younger });
  const replies = await take(stream, 1);
  await second.sync(younger); // who looks at a room merges it at once, the sweep some seconds later
  replies.push(...(await take(stream, 1)));
  expect(replies.map(line)).toEqual(['gameSyncRsp 1 WAITING', 'joinGameRoomRsp 2 TURN_USER2']);
  expect(replies[1]!.body.room).toMatchObject({ roomId: older, user1: first.id, user2: second.id });
  await second.put(older, 'd3');
  replies.push(...(await take(stream, 1)));
  // who was away meanwhile is led there as well
  const late = await take(watch(second, { roomId: younger, sinceVersion: 1 }), 2);
  expect(late).toEqual(replies.slice(1));
  // a version of the room that closed is none of the older one's
  expect(await take(watch(second, { roomId: younger, sinceVersion: 2 }), 2)).toEqual(replies.slice(1));
  await first.exit(older);
  return replies;
});

onUncutStream(
  'versions of a merged room are its own: those of the room that closed count for nothing',
  async (scene) => {
    const all: Reply[] = [];
    for (const [ofOlder, ofYounger] of [
      [1, 2],
      [3, 1],
      [2, 5],
    ] as const) {
      const [first, second] = [await scene.player(), await scene.player()];
      const older = roomOf(await first.create()).roomId;
      const younger = roomOf(await second.create()).roomId;
      // as rooms are that were opened to all before
      await stage.rows.query(
        'UPDATE rooms SET version = CASE id WHEN $1 THEN $3::integer ELSE $4 END WHERE id IN ($1, $2)',
        [...[older, younger, ofOlder, ofYounger]],
      );
      const stream = scene.watch(second, { roomId: younger });
      const replies = await take(stream, 1);
      await second.sync(younger);
      replies.push(...(await take(stream, 1)));
      const begun = `joinGameRoomRsp ${ofOlder + 1} TURN_USER2`;
      expect(replies.map(line)).toEqual([`gameSyncRsp ${ofYounger} WAITING`, begun]);
      await second.put(older, 'd3');
      replies.push(...(await take(stream, 1)));
      for (const sinceVersion of [1, ofYounger, ofYounger + 1, 9])
        expect(await take(scene.watch(second, { roomId: younger, sinceVersion }), 2)).toEqual(replies.slice(1));
      await first.exit(older);
      all.push(...replies);
    }
    return all;
  },
);
