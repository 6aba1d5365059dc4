import { formatBoard, legalMoves, parseMoves, replay } from '@othello-rpc/kernel';
import { othello } from '../../src/generated/othello.js';
import type { Caller, Replies, Reply } from './transports.ts';
import { movesText, picture } from './picture.ts';
import type { OverBody, RoomBody } from './player.ts';

const IN_PLAY = ['TURN_USER1', 'TURN_USER2'];
const ENDED = ['GAME_OVER', 'TIMEOUT'];

/** What holds for the replies to any call over any transport. */
export function expectLawful({ status, replies }: Replies, { version = 2 }: Caller = {}): void {
  if (status !== 200) return;
  expect(replies.length).toBeGreaterThan(0);
  for (const reply of replies) {
    expectLawfulReply(reply, version);
    if (reply.body.room) expectLawfulRoom(reply.body.room as RoomBody);
    if (reply.field === 'gameOverRsp') expectLawfulOver(reply.body as unknown as OverBody);
  }
  // a failure comes first, and what goes beside it did not fail
  expect(replies.slice(1).map(({ code }) => code)).toEqual(replies.slice(1).map(() => 'Success'));
  // a 2017 client that gets both would put twice
  const fields = replies.map(({ field }) => field);
  expect(fields.includes('joinGameRoomRsp') && fields.includes('gameSyncRsp')).toBe(false);
}

function expectLawfulReply({ code, message, body }: Reply, version: number): void {
  const number = othello.ResultCode[code as keyof typeof othello.ResultCode] as number;
  if (version === 1) expect(number <= 106 || [200, 201].includes(number)).toBe(true);
  if (code === 'Success') expect(message).toBeUndefined();
  else expect({ message, body }).toEqual({ message: expect.stringMatching(/\w/) as string, body: {} });
}

/** The moves lead to the board, and what may be played on it is told to who may play. */
function expectLawfulRoom(room: RoomBody): void {
  expect(room.board).toHaveLength(64);
  const { board, toMove } = replay(parseMoves(movesText(room.moves)));
  expect(picture(room)).toBe(formatBoard(board));
  const isInPlay = IN_PLAY.includes(room.status);
  if (isInPlay) expect(room.status).toBe(toMove === 'black' ? 'TURN_USER2' : 'TURN_USER1');
  const legal = isInPlay && toMove ? [...legalMoves(board, toMove)] : [];
  expect([...Buffer.from(room.legalMoves, 'base64')]).toEqual(legal);
  expect(room.turnDeadline !== undefined).toBe(isInPlay);
  expect(room.winner !== undefined).toBe(ENDED.includes(room.status));
  if (room.status === 'WAITING') expect(room.user2).toBeUndefined();
  const { created, updated, turnDeadline = updated } = room;
  expect(Number(created)).toBeGreaterThan(0);
  expect(Number(updated)).toBeGreaterThanOrEqual(Number(created));
  if (isInPlay) expect(Number(turnDeadline)).toBeGreaterThanOrEqual(Number(updated));
}

/** Both players are told, as far as there are two: the 2017 client takes its own id from here. */
function expectLawfulOver({ winner, user, opponent }: OverBody): void {
  expect(Number(user.id)).toBeGreaterThan(0);
  expect(['0', user.id, opponent.id]).toContain(winner);
  for (const { level, exp } of [user, opponent]) expect(level).toBe(1 + Math.floor(exp / 100));
}
