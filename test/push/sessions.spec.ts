import { PushHub } from '../../src/push/index.ts';
import { UNCUT_STREAMS } from '../kit/matrix.ts';
import { useNodes } from '../kit/every-transport.ts';
import { newPlayer, roomOf } from '../kit/player.ts';
import { until } from '../kit/until.ts';

const stage = useNodes(2);
const DUPLICATED = { field: 'subscribeRsp', protocolId: 110, code: 'ErrorUserDuplicatedLogin', body: {} };

describe.each(UNCUT_STREAMS)('a stream over %s', (name, open) => {
  test.each([
    ['this node', 0],
    ['another node', -1],
  ])('ends with 104 when the session is replaced through %s', async (_where, index) => {
    const player = await newPlayer(stage.transports[0]!);
    const { roomId } = roomOf(await player.create({ private: true }));
    const { inbox } = open(stage.node, { roomId }, { token: player.token });
    expect(await inbox.next()).toMatchObject({ field: 'gameSyncRsp' });
    await player.through(stage.transports.at(index)!).again();
    expect(await inbox.rest()).toMatchObject([DUPLICATED]);
  });

  test.each([
    ['this node', 0],
    ['another node', -1],
  ])('ends with 105 when its user logs out through %s', async (_where, index) => {
    const player = await newPlayer(stage.transports[0]!);
    const { roomId } = roomOf(await player.create({ private: true }));
    const { inbox } = open(stage.node, { roomId }, { token: player.token });
    expect(await inbox.next()).toMatchObject({ field: 'gameSyncRsp' });
    await player.through(stage.transports.at(index)!).call('Logout', {}, { seqNo: 1 });
    expect(await inbox.rest()).toMatchObject([{ ...DUPLICATED, code: 'ErrorUserInvalidToken' }]);
  });

  test('ends when the same session watches the same room again, and only that one does', async () => {
    const player = await newPlayer(stage.transports[0]!);
    const { roomId } = roomOf(await player.create({ private: true }));
    const push = stage.node.app.get(PushHub, { strict: false });
    await until(async () => push.gauge.subscribers === 0, 'nobody else to watch');
    const first = open(stage.node, { roomId }, { token: player.token });
    expect(await first.inbox.next()).toMatchObject({ field: 'gameSyncRsp' });
    const second = UNCUT_STREAMS[1]![1](stage.node, { roomId }, { token: player.token });
    expect(await second.inbox.next()).toMatchObject({ field: 'gameSyncRsp' });
    expect(push.gauge).toEqual({ subscribers: 1, users: 1, topics: 1 });
    await player.exit(roomId);
    expect((await second.inbox.rest()).map(({ field }) => field)).toEqual(['gameSyncRsp', 'gameOverRsp']);
    // without a word, so that nobody takes it for a stream to resume; a bidi stream goes on for other calls
    if (['the gRPC play stream', 'WebSocket'].includes(name)) first.close();
    else expect(await first.inbox.rest()).toEqual([]);
    expect(first.inbox.waiting).toBe(0);
  });
});
