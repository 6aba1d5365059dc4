import { othello } from '../../src/generated/othello.js';
import { requestOf, schema } from '../kit/replies.ts';

/** A valid call, in proto3 JSON's terms. */
export type Original = readonly [procedure: string, request: object];

const NONE = '4000000000';

/**
 * Calls that change nothing, or nothing that another caller sees, whatever one byte of them becomes: the same message has
 * the same verdict when it is sent again.
 */
export const ORIGINALS: readonly Original[] = [
  ['Login', { platformType: 'CUSTOM', platformToken: 'a device that nobody has', attempt: 'AAECAwQFBgcICQoLDA0ODw==' }],
  ['ExitGameRoom', { roomId: NONE }],
  ['GamePut', { roomId: NONE, r: 2, c: 3, version: 7 }],
  ['GameSync', { roomId: NONE }],
  ['JoinGameRoom', { roomId: NONE, invite: 'an invite that opens no room' }],
  ['ListGameRooms', { filter: 'WAITING', cursor: 'none', limit: 5 }],
  ['GetGameRecord', { roomId: NONE }],
  ['GetLeaderboard', { cursor: 'none', limit: 5 }],
  ['GetProfile', { userId: NONE }],
  ['Rematch', { roomId: NONE }],
];

export const SUBSCRIBE: Original = ['Subscribe', { roomId: NONE, sinceVersion: 3, heartbeatSeconds: 10 }];

export const messageOf = ([procedure, request]: Original): Buffer =>
  Buffer.from(
    schema
      .codec(`Req${procedure}`)
      .encode(schema.fromJson(`Req${procedure}`, JSON.stringify(request)))
      .finish(),
  );

export const envelopeOf = ([procedure, request]: Original, token: string): Buffer => {
  const message = schema.fromJson('Request', jsonEnvelopeOf([procedure, request], token));
  return Buffer.from(othello.Request.encode(message as othello.Request).finish());
};

export const jsonEnvelopeOf = ([procedure, request]: Original, token: string): string =>
  JSON.stringify(requestOf(procedure, request, { token }));

/** An envelope around bytes that need be no message. @param isLast its header comes first, as in what encoders write */
export function envelopeAround(
  procedure: string,
  message: Buffer,
  { token, isLast }: { token: string; isLast: boolean },
) {
  const protocolId = schema.procedures.get(procedure)?.id ?? 0;
  const header = othello.Request.encode({ protocolVersion: 2, protocolId, token }).finish();
  const field = Buffer.concat([varint(protocolId * 8 + 2), varint(message.length), message]);
  return Buffer.concat(isLast ? [header, field] : [field, header]);
}

/** As JSON has it around a text that need be no JSON. */
export function jsonEnvelopeAround(procedure: string, text: string, token: string): string {
  const { id = 0, requestField = '' } = schema.procedures.get(procedure) ?? {};
  return `{"protocolVersion":2,"protocolId":${id},"token":${JSON.stringify(token)},"${requestField}":${text}}`;
}

const varint = (value: number): Buffer =>
  Buffer.from(value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
