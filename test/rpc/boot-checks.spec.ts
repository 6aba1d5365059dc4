import { Injectable, Module, Scope } from '@nestjs/common';
import protobuf from 'protobufjs';
import type { TeamParts } from '../../src/boot.ts';
import type { Answer } from '../../src/rpc/answer.ts';
import { readIdl, WireSchema } from '../../src/rpc/codec.ts';
import { failureKind } from '../../src/rpc/failures.ts';
import { Procedure, type ProcedureOptions } from '../../src/rpc/procedure.ts';
import { startNode } from '../kit/node.ts';

/** Our IDL with `edit` done to its text. */
const idlWith = (edit: (idl: string) => string) => new WireSchema(protobuf.parse(edit(readIdl())).root);

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

const withPing = (idl: string) =>
  idl
    .replace(
      /^message Request \{/m,
      'message ReqPing {} message RspPing {}\nmessage Request { optional ReqPing pingReq = 300;',
    )
    .replace(/^message Response \{/m, 'message Response { optional RspPing pingRsp = 300;')
    .replace(/^service Othello \{/m, 'service Othello { rpc Ping(ReqPing) returns (RspPing);');

test('a procedure without messages stops the boot', async () => {
  expect(await bootError(() => ({ modules: moduleWith('Ping') }))).toBe(
    'procedure Ping has no messages: add ReqPing and RspPing to the IDL',
  );
});

test('a message without a procedure stops the boot', async () => {
  expect(await bootError(() => ({ schema: idlWith(withPing) }))).toBe(
    "message ReqPing (300) has no procedure: add @Procedure('Ping')",
  );
});

test('a stream that the IDL answers once, an answer that it streams, or a stream without a session stop the boot', async () => {
  const streaming = (idl: string) => withPing(idl).replace('returns (RspPing)', 'returns (stream Response)');
  const withEffect = (effect: 'read' | 'stream', access: 'public' | 'session' = 'session') =>
    moduleWith('Ping', { effect, access });
  expect(await bootError(() => ({ schema: idlWith(withPing), modules: withEffect('stream') }))).toBe(
    'procedure Ping streams: its rpc returns (stream Response) in the IDL',
  );
  expect(await bootError(() => ({ schema: idlWith(streaming), modules: withEffect('read') }))).toBe(
    "procedure Ping streams in the IDL: declare it effect: 'stream'",
  );
  expect(await bootError(() => ({ schema: idlWith(streaming), modules: withEffect('stream', 'public') }))).toBe(
    "procedure Ping streams: declare it access: 'session', so that it ends with the session",
  );
});

test('two procedures of one name stop the boot', async () => {
  expect(await bootError(() => ({ modules: moduleWith('GameSync') }))).toBe(
    'procedure GameSync is declared twice: give one another name',
  );
});

test('a procedure in a request-scoped provider stops the boot', async () => {
  expect(
    await bootError(() => ({ schema: idlWith(withPing), modules: moduleWith('Ping', undefined, Scope.REQUEST) })),
  ).toBe('procedure Ping is in a request-scoped provider: make Procedures a singleton');
});

test('a request without an answer, or without an rpc, stops the boot', async () => {
  const without = (piece: RegExp) => () => ({ schema: idlWith((idl) => withPing(idl).replace(piece, '')) });
  expect(await bootError(without(/optional RspPing pingRsp = 300;/))).toBe(
    'message ReqPing has no answer: add RspPing to Response',
  );
  expect(await bootError(without(/rpc Ping.*?;/))).toBe('message ReqPing has no rpc: add Ping to the service');
  expect(await bootError(without(/optional ReqPing pingReq = 300;/))).toBe(
    'rpc Ping has no message: add ReqPing to Request',
  );
});

test('a failure without a code stops the boot', async () => {
  expect(await bootError(() => ({ schema: idlWith((idl) => idl.replace(/ErrorNotYourTurn = 107;/, '')) }))).toBe(
    'failure NotYourTurn has no code: add ErrorNotYourTurn to ResultCode in the IDL',
  );
});

test('a failure is declared once', () => {
  expect(() => failureKind('NotYourTurn')).toThrow('failure NotYourTurn is declared twice: give one another name');
});
