import { discAt, legalMoves, parseMoves, replay, type Side } from '@othello-rpc/kernel';

/** A message in proto3 JSON: ids are text, enums names, bytes base64. What every codec is given, and must give back. */
export type Json = Record<string, unknown>;

/** A message of the envelope as it goes over the wire. */
export interface Sample {
  name: string;
  /** in proto/othello.proto */
  type: 'Request' | 'MultipleResponse';
  json: Json;
}

/** The first half of a game that two of our bots played, and the put that follows. */
export const LINE = 'd3e3f3c5c6c7b7e2f6g4g2f5d6c3b2a7b5g3g6b3g5d7e1a1a8h1e7d1c1g7';
export const PUT = 'h3';

const [ROOM, WHITE, BLACK] = ['48213', '1042', '1187'];
const CREATED_MS = 1_753_437_600_000;
const PUT_MS = CREATED_MS + 312_468;
const TURN_MS = 60_000;
const SEQ_NO = 33;
/** 24 random bytes in base64url, as the server makes them */
const TOKEN = 'Yx3qzKfB0nT7wVd2LhJmR5sPcG8uEaQ1';

const opponent = {
  id: WHITE,
  name: 'hangang_blue',
  level: 3,
  exp: 214,
  win: 17,
  lose: 8,
  gold: 186,
  draw: 1,
  rating: 1587,
  ratingDeviation: 71,
};

const base64 = (bytes: Iterable<number>): string => Buffer.from([...bytes]).toString('base64');
const COLOURS = { none: 'Empty', black: 'Black', white: 'White' };
const STATUS: Record<Side, string> = { white: 'TURN_USER1', black: 'TURN_USER2' };

/** The room after those moves, as its players see it. */
function roomAfter(line: string): Json {
  const plies = parseMoves(line);
  const { board, toMove } = replay(plies);
  if (!toMove) throw new Error(`${line} ends the game: no room in play has it`);
  return {
    roomId: ROOM,
    user1: WHITE,
    user2: BLACK,
    status: STATUS[toMove],
    board: Array.from({ length: 64 }, (_, square) => COLOURS[discAt(board, square) ?? 'none']),
    updated: String(PUT_MS),
    created: String(CREATED_MS),
    version: plies.length + 2, // made, joined, then one a put; nobody had to pass
    moves: base64(plies),
    legalMoves: base64(legalMoves(board, toMove)),
    turnDeadline: String(PUT_MS + TURN_MS),
  };
}

const answerOf = (responses: Json[]): Json => ({
  reqSeqNo: SEQ_NO,
  responses: responses.map((response) => ({
    protocolVersion: 2,
    result: { code: 'Success' },
    reqSeqNo: SEQ_NO,
    ...response,
  })),
});

const [square = 0] = parseMoves(PUT);
const sync = { protocolId: 105, gameSyncRsp: { room: roomAfter(LINE + PUT), opponent } };

/** What a put sends, what it is answered with, and what the player hears who asks whether it was made. */
export const SAMPLES: readonly Sample[] = [
  {
    name: 'GamePut request',
    type: 'Request',
    json: {
      protocolVersion: 2,
      protocolId: 104,
      seqNo: SEQ_NO,
      token: TOKEN,
      gamePutReq: { roomId: ROOM, r: square >> 3, c: square & 7, version: parseMoves(LINE).length + 2 },
    },
  },
  { name: 'GamePut answer', type: 'MultipleResponse', json: answerOf([{ protocolId: 104, gamePutRsp: {} }, sync]) },
  { name: 'GameSync answer', type: 'MultipleResponse', json: answerOf([sync]) },
];
