// In a page: npm's thrift over XMLHttpRequest, with the code that Thrift's compiler makes for it.
import './buffer-in-pages.mjs';
import service from 'generated/OthelloService.js';
import types from 'generated/othello_types.js';
import thrift from 'thrift';

const PROTOCOLS = { 'thrift-binary': thrift.TBinaryProtocol, 'thrift-compact': thrift.TCompactProtocol };

/** @returns what a user of that client sees of a registration, a room, its end, and of a mistake */
export async function playThrift(kind, { url, name }) {
  const { hostname, port } = new URL(url);
  const headers = {};
  const protocol = PROTOCOLS[kind];
  const options = { path: '/thrift', headers, protocol, transport: thrift.TBufferedTransport };
  const connection = thrift.createXHRConnection(hostname, Number(port), options);
  const client = thrift.createXHRClient(service, connection);
  const lost = new Promise((_, reject) => connection.on('error', () => reject(new Error('Failed to fetch'))));
  lost.catch(() => undefined);
  const call = (method, request) => Promise.race([client[method](new types[`Req${method}`](request)), lost]);

  const identity = { platform_type: types.PlatformType.CUSTOM, platform_token: `stock-client-${name}` };
  const unknown = await call('Login', identity).catch((error) => error);
  await call('Register', { ...identity, name });
  const { token } = await call('Login', identity);
  Object.assign(headers, { authorization: `Bearer ${token}`, 'x-seq-no': '1' });
  const created = await call('CreateGameRoom', {});
  const again = await call('CreateGameRoom', {});
  const { room_id: roomId, version } = created.room;
  const pushedBy = async (request) => {
    const { follow_ups: followUps } = await call('Subscribe', { room_id: roomId, ...request });
    return followUps.map((each) => Object.keys(each).find((key) => key.endsWith('Rsp') && each[key]));
  };
  const first = await pushedBy({});
  headers['x-seq-no'] = '2';
  await call('ExitGameRoom', { room_id: roomId });
  const rest = await pushedBy({ since_version: version });
  headers['x-seq-no'] = String(2 ** 32);
  const mistake = await call('GetProfile', {}).catch((error) => error);
  return {
    unknown: unknown instanceof types.ErrorUserNotRegistered && 'ErrorUserNotRegistered',
    isSameRoom: again.room.room_id.compare(roomId) === 0,
    pushed: [...first, ...rest],
    mistake: { code: mistake.code, message: mistake.message },
  };
}
