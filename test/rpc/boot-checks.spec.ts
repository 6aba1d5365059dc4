import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Injectable, Module, Scope } from '@nestjs/common';
import type { TeamParts } from '../../src/boot.ts';
import type { Answer } from '../../src/rpc/answer.ts';
import { failureKind } from '../../src/rpc/failures.ts';
import { Procedure, type ProcedureOptions } from '../../src/rpc/procedure.ts';
import { startNode } from '../kit/node.ts';

/** How the boot ends when it stops, in its own words. */
async function bootError(team: () => TeamParts): Promise<string> {
  try {
    const node = await startNode({ team: team() });
    await node.close();
    return 'it booted';
  } catch (error) {
    return (error as Error).message;
  }
}

function moduleWith(
  name: string,
  options: ProcedureOptions = { access: 'public', effect: 'read' },
  scope = Scope.DEFAULT,
): TeamParts['modules'] {
  @Injectable({ scope })
  class Procedures {
    @Procedure(name, options)
    async answer(): Promise<Answer[]> {
      return [];
    }
  }
  @Module({ providers: [Procedures] })
  class TeamModule {}
  return [TeamModule];
}

const PING = `syntax = "proto3";
package ping;
import "othello.proto";
message ReqPing {}
message RspPing { optional othello.Result result = 15; repeated othello.Response follow_ups = 16; }
message Request { optional ReqPing pingReq = 1000; }
message Response { optional RspPing pingRsp = 1000; }
service Ping { rpc Ping(ReqPing) returns (RspPing); }
`;

const folder = mkdtempSync(path.join(tmpdir(), 'boot-checks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Path of a file with the IDL of one procedure, Ping, after `edit` of its text. */
function pingIdl(edit: (text: string) => string = (text) => text): string {
  const file = path.join(folder, 'ping.proto');
  writeFileSync(file, edit(PING));
  return file;
}

test('a procedure without messages stops the boot', async () => {
  expect(await bootError(() => ({ modules: moduleWith('Ping') }))).toBe(
    'procedure Ping has no messages: add ReqPing and RspPing to the IDL',
  );
});

test.each<[string, ProcedureOptions]>([
  ['a read', { access: 'session', effect: 'read', limit: 'rooms' }],
  ['a stream', { access: 'session', effect: 'stream', limit: 'rooms' }],
])('a limit of %s, which nothing would count, stops the boot', async (_, options) => {
  const streams = options.effect === 'stream';
  const idl = pingIdl((text) =>
    streams ? text.replace('returns (RspPing)', 'returns (stream othello.Response)') : text,
  );
  expect(await bootError(() => ({ idl, modules: moduleWith('Ping', options) }))).toBe(
    'procedure Ping has a limit that nothing counts: only writes in a transaction have one',
  );
});

test('a message without a procedure stops the boot', async () => {
  expect(await bootError(() => ({ idl: pingIdl() }))).toBe(
    "message ReqPing (1000) has no procedure: add @Procedure('Ping')",
  );
});

test('a stream that the IDL answers once, an answer that it streams, or a stream without a session stop the boot', async () => {
  const streaming = (text: string) => text.replace('returns (RspPing)', 'returns (stream othello.Response)');
  const withEffect = (effect: 'read' | 'stream', access: 'public' | 'session' = 'session') =>
    moduleWith('Ping', { effect, access });
  expect(await bootError(() => ({ idl: pingIdl(), modules: withEffect('stream') }))).toBe(
    'procedure Ping streams: its rpc returns (stream Response) in the IDL',
  );
  expect(await bootError(() => ({ idl: pingIdl(streaming), modules: withEffect('read') }))).toBe(
    "procedure Ping streams in the IDL: declare it effect: 'stream'",
  );
  expect(await bootError(() => ({ idl: pingIdl(streaming), modules: withEffect('stream', 'public') }))).toBe(
    "procedure Ping streams: declare it access: 'session', so that it ends with the session",
  );
});

test('two procedures of one name stop the boot', async () => {
  expect(await bootError(() => ({ modules: moduleWith('GameSync') }))).toBe(
    'procedure GameSync is declared twice: give one another name',
  );
});

test('a procedure in a request-scoped provider stops the boot', async () => {
  expect(await bootError(() => ({ idl: pingIdl(), modules: moduleWith('Ping', undefined, Scope.REQUEST) }))).toBe(
    'procedure Ping is in a request-scoped provider: make Procedures a singleton',
  );
});

test('a request without an answer, or without an rpc, stops the boot', async () => {
  const without = (piece: RegExp) => () => ({ idl: pingIdl((text) => text.replace(piece, '')) });
  expect(await bootError(without(/optional RspPing pingRsp = 1000;/))).toBe(
    'message ReqPing has no answer: add RspPing to Response',
  );
  expect(await bootError(without(/rpc Ping.*?;/))).toBe('message ReqPing has no rpc: add Ping to the service');
  expect(await bootError(without(/optional ReqPing pingReq = 1000;/))).toBe(
    'rpc Ping has no message: add ReqPing to Request',
  );
});

test('an answer that can not say how the call ended stops the boot', async () => {
  const withoutResult = (text: string) => text.replace('optional othello.Result result = 15; ', '');
  expect(await bootError(() => ({ idl: pingIdl(withoutResult), modules: moduleWith('Ping') }))).toBe(
    'message RspPing can\'t say how a call ended: add "optional Result result = 15;" and "repeated Response follow_ups = 16;"',
  );
});

test('a failure without a code stops the boot', async () => {
  failureKind('PingIsLost');
  expect(await bootError(() => ({ idl: pingIdl(), modules: moduleWith('Ping') }))).toBe(
    'failure PingIsLost has no code: add ErrorPingIsLost to ResultCode in the IDL',
  );
});

test('a failure is declared once', () => {
  expect(() => failureKind('NotYourTurn')).toThrow('failure NotYourTurn is declared twice: give one another name');
});
