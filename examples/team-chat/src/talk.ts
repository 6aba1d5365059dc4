// A client of the chat in TypeScript: node dist/talk.js http://127.0.0.1:14500 127.0.0.1:14501 127.0.0.1:14502
// Over each transport somebody watches a room while they say two lines in it, and lists them.
import { randomBytes } from 'node:crypto';
import { CallRefused, connect, envelope, roomOf, type Transport, websocket } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { thrift } from '@othello-rpc/client/thrift';
import { WebSocket } from 'ws';
import { TeamClient } from './generated/client.ts';

const [, , url = 'http://127.0.0.1:14500', address = '127.0.0.1:14501', thriftAddress = '127.0.0.1:14502'] =
  process.argv;

const transports: Transport[] = [
  ...[envelope(url), envelope(url, { http2: true }), connect(url), websocket(url, { WebSocket })],
  ...[grpc(address), grpc(address, { stream: true }), thrift(thriftAddress)],
];

/** the version of a stream of a room in which nothing was said yet */
const NOTHING_SAID = 1;

async function talk(transport: Transport): Promise<void> {
  const client = new TeamClient({ transport });
  const platformToken = randomBytes(16).toString('hex');
  await client.loginOrRegister({ platformToken, name: `chat${randomBytes(4).toString('hex')}` });

  const { roomId } = roomOf(await client.createGameRoom({}));
  const said = client.watchLines({ roomId, sinceVersion: NOTHING_SAID });
  const hello = await client.say({ roomId, text: 'hello' }); // sent again until it is answered, said once
  const bye = await client.say({ roomId, text: 'bye' });
  const heard: (string | undefined)[] = [];
  for await (const push of said) {
    if (push.name === 'RspLineSaid') heard.push(push.body.line?.text);
    if (heard.length === 2) break;
  }

  const { lines } = await client.listLines({ roomId });
  const refusal = await client.say({ roomId, text: 'damn' }).catch((error: unknown) => error);
  if (!(refusal instanceof CallRefused) || refusal.code !== 'ErrorInvalidArgument') throw new Error(String(refusal));
  console.log(
    `${transport.name}: said ${hello.line?.number} and ${bye.line?.number}, heard ${heard.join(' ')}, ${lines.length} lines`,
  );
  client.close();
}

for (const transport of transports) await talk(transport);
