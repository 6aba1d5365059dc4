// A program of its own: plays one game to its end with npm's thrift as its compiler's code calls it, as the clients of 2017
// did. Black calls over HTTP, its token and the number of each call in headers; White over a framed connection, which lends
// its session. Arguments: the folder of the generated code, the HTTP port, the Thrift port. Prints JSON: how it ended.
/* global console, process */
const path = require('node:path');
const thrift = require('thrift');

const [, , made, httpPort, thriftPort] = process.argv;
const OthelloService = require(path.join(made, 'OthelloService.js'));
const types = require(path.join(made, 'othello_types.js'));

const BINARY = { protocol: thrift.TBinaryProtocol };

function overHttp() {
  const headers = {};
  const options = { ...BINARY, transport: thrift.TBufferedTransport, path: '/thrift', headers };
  const connection = thrift.createHttpConnection('127.0.0.1', Number(httpPort), options);
  return { client: thrift.createHttpClient(OthelloService, connection), headers, connection };
}

function overFrames() {
  const connection = thrift.createConnection('127.0.0.1', Number(thriftPort), {
    ...BINARY,
    transport: thrift.TFramedTransport,
  });
  return { client: thrift.createClient(OthelloService, connection), headers: {}, connection };
}

class Player {
  constructor({ client, headers, connection }) {
    this.client = client;
    this.headers = headers;
    this.connection = connection;
    this.failed = new Promise((_, reject) => connection.on('error', reject));
    this.failed.catch(() => undefined);
  }

  async call(method, request) {
    if (this.headers.authorization) this.headers['x-seq-no'] = String((this.seqNo = (this.seqNo ?? 0) + 1));
    return Promise.race([this.client[method](request), this.failed]);
  }

  async enter(name) {
    const who = { platform_type: types.PlatformType.CUSTOM, platform_token: `npm's thrift ${name}` };
    const unknown = await this.call('Login', new types.ReqLogin(who)).catch((error) => error);
    if (!(unknown instanceof types.ErrorUserNotRegistered)) throw new Error(`${name} is known before it registers`);
    await this.call('Register', new types.ReqRegister({ ...who, name }));
    const { token, user } = await this.call('Login', new types.ReqLogin(who));
    if (this.connection instanceof thrift.HttpConnection) this.headers.authorization = `Bearer ${token}`;
    return user;
  }
}

async function main() {
  const [white, black] = [new Player(overFrames()), new Player(overHttp())];
  await white.enter(`w${process.pid}`);
  await black.enter(`b${process.pid}`);
  const { room: waiting } = await white.call('CreateGameRoom', new types.ReqCreateGameRoom({ private_: true }));
  let { room } = await black.call('JoinGameRoom', new types.ReqJoinGameRoom({ invite: waiting.invite }));
  const { TURN_USER1, TURN_USER2 } = types.GameRoomStatus;
  let moves = 0;
  let over;
  while (!over) {
    const who = { [TURN_USER1]: white, [TURN_USER2]: black }[room.status];
    const square = room.legal_moves[0];
    const put = { room_id: room.room_id, r: square >> 3, c: square & 7, version: room.version };
    const { follow_ups: followUps } = await who.call('GamePut', new types.ReqGamePut(put));
    moves++;
    room = followUps.find((each) => each.gameSyncRsp).gameSyncRsp.room;
    over = followUps.find((each) => each.gameOverRsp)?.gameOverRsp;
  }
  const refused = await white.call('GameSync', new types.ReqGameSync({ room_id: 4_000_000 })).catch((error) => error);
  console.log(
    JSON.stringify({
      moves,
      scores: over.my_score + over.opponent_score,
      isErrorSystem: refused instanceof types.ErrorSystem,
      code: refused.code,
    }),
  );
  white.connection.end();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
