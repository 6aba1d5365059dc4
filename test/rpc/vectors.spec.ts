import { readFileSync } from 'node:fs';
import { othello } from '../../src/generated/othello.js';
import { schema } from '../kit/transports.ts';

interface Vector {
  name: string;
  message: string;
  hex: string;
  /** proto3 JSON */
  json: object;
}

const { cases } = JSON.parse(readFileSync('test/fixtures/v1.json', 'utf8')) as { cases: Vector[] };
const bytesOf = ({ hex }: Vector) => Buffer.from(hex, 'hex');

/** The only repeated enum of V_1 is a room's board: Google's proto2 writes it unpacked, ours packed. */
const hasBoard = ({ json }: Vector) => JSON.stringify(json).includes('"board":');

const boardOf = (bytes: Uint8Array) => othello.GameRoom.decode(bytes).board;

describe('bytes of 2017, made by Google protobuf', () => {
  it('are all here', () => {
    expect(cases).toHaveLength(20);
    expect(cases.filter((vector) => !hasBoard(vector))).toHaveLength(14);
  });

  it.each(cases)('decode to their JSON: $name', (vector) => {
    const decoded = schema.codec(vector.message).decode(bytesOf(vector));

    expect(schema.toJson(vector.message, decoded)).toEqual(vector.json);
  });

  it.each(cases)('come out of our encoder as bytes that decode alike: $name', (vector) => {
    const codec = schema.codec(vector.message);
    const fromBytes = codec.encode(codec.decode(bytesOf(vector))).finish();
    const fromJson = codec.encode(schema.fromJson(vector.message, JSON.stringify(vector.json))).finish();

    for (const bytes of [fromBytes, fromJson])
      expect(schema.toJson(vector.message, codec.decode(bytes))).toEqual(vector.json);
  });

  it.each(cases.filter((vector) => !hasBoard(vector)))('come out identical without a board: $name', (vector) => {
    const codec = schema.codec(vector.message);

    expect(Buffer.from(codec.encode(codec.decode(bytesOf(vector))).finish()).toString('hex')).toBe(vector.hex);
  });
});

describe('a board', () => {
  const board = Array.from({ length: 64 }, (_, square) => square % 3);
  const packed = Buffer.from([5 * 8 + 2, 64, ...board]);
  const unpacked = Buffer.from(board.flatMap((item) => [5 * 8, item]));

  it('reads alike packed, unpacked, and begun in one way and ended in the other', () => {
    expect(boardOf(packed)).toEqual(board);
    expect(boardOf(unpacked)).toEqual(board);
    expect(boardOf(Buffer.concat([unpacked.subarray(0, 2 * 10), Buffer.from([42, 54, ...board.slice(10)])]))).toEqual(
      board,
    );
  });

  it('is written packed: 62 bytes less', () => {
    const written = othello.GameRoom.encode({ board }).finish();

    expect(Buffer.from(written)).toEqual(packed);
    expect(unpacked.length - written.length).toBe(62);
  });
});
