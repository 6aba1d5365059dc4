import { Dispatcher } from '../../src/rpc/dispatcher.ts';
import { ProcedureRegistry } from '../../src/rpc/registry.ts';
import { useNodes } from '../kit/every-door.ts';
import { envelopeDoor, schema } from '../kit/doors.ts';
import { newPlayer, roomOf } from '../kit/player.ts';
import { seatTwo } from '../kit/table.ts';

const stage = useNodes(1);

test.each(['CreateGameRoom', 'GamePut', 'GameSync'])(
  'a call of %s whose time was up before it came is not done, and says that it may be sent again',
  async (name) => {
    const door = envelopeDoor(stage.node);
    const [white, black] = [await newPlayer(door), await newPlayer(door)];
    const { roomId } = await seatTwo(white, black);
    const procedure = stage.node.app.get(ProcedureRegistry, { strict: false }).byName.get(name);
    const json = { CreateGameRoom: {}, GamePut: { roomId, r: 2, c: 3 }, GameSync: { roomId } }[name] ?? {};
    const request = schema.fromJson(`Req${name}`, JSON.stringify(json));
    const { fault, answers } = await stage.node.app.get(Dispatcher, { strict: false }).dispatch({
      procedure,
      request,
      version: 2,
      token: black.token,
      seqNo: 1,
      deadlineMs: Date.now() - 1,
    });
    expect([fault?.name, fault?.http]).toEqual(['DeadlineExceeded', 503]);
    expect(answers[0]?.message).toMatch(/send it again/);
    expect(roomOf(await black.sync(roomId)).version).toBe(2);
    const [session] = await stage.rows.query('SELECT seq_no FROM sessions WHERE user_id = $1 AND replaced_at IS NULL', [
      black.id,
    ]);
    expect(session).toEqual({ seq_no: '0' });
  },
);
