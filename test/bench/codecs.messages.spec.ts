import { type Json, LINE, SAMPLES } from '../../bench/src/codecs/messages.ts';
import { othello } from '../../src/generated/othello.js';
import { schema } from '../kit/transports.ts';
import { useNode } from '../kit/every-transport.ts';
import { newPlayer } from '../kit/player.ts';
import { seatTwo, standAfter } from '../kit/game.ts';

const stage = useNode();
const sampleOf = (name: string) => SAMPLES.find((each) => each.name === name)?.json ?? {};

async function post(request: object): Promise<Json> {
  const message = schema.fromJson('Request', JSON.stringify(request));
  const body = Buffer.from(othello.Request.encode(message as othello.Request).finish());
  const response = await fetch(`${stage.node.url}/api`, { method: 'POST', body });
  const answer = othello.MultipleResponse.decode(new Uint8Array(await response.arrayBuffer()));
  return schema.toJson('MultipleResponse', answer) as Json;
}

/** What differs between one game and another is told by its type alone. */
const OF_THE_GAME = new Set(
  'id roomId user1 user2 updated created turnDeadline name level exp win lose gold draw rating ratingDeviation reqSeqNo'.split(
    ' ',
  ),
);

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, OF_THE_GAME.has(key) ? typeof each : shapeOf(each)]);
  return Object.fromEntries(entries);
}

test('the messages that codecs are measured on are those that a server exchanges in that position', async () => {
  const [, transport] = stage.transports;
  if (!transport) throw new Error('the stage has an envelope');
  const [white, black] = [await newPlayer(transport), await newPlayer(transport)];
  const game = await seatTwo(white, black);
  await standAfter(stage.rows, game, LINE);
  const { roomId } = game;
  const { gamePutReq, token, ...header } = sampleOf('GamePut request') as { gamePutReq: object; token: string };
  expect(token).toHaveLength(black.token.length);

  const put = await post({ ...header, token: black.token, gamePutReq: { ...gamePutReq, roomId } });
  expect(shapeOf(sampleOf('GamePut answer'))).toEqual(shapeOf(put));

  const asked = { protocolVersion: 2, protocolId: 105, seqNo: 34, token: black.token, gameSyncReq: { roomId } };
  expect(shapeOf(sampleOf('GameSync answer'))).toEqual(shapeOf(await post(asked)));
});
