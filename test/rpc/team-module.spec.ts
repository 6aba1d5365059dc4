import path from 'node:path';
import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
  type NestInterceptor,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import { DataSource } from 'typeorm';
import { othello } from '../../src/generated/othello.js';
import { answer, type Answer } from '../../src/rpc/answer.ts';
import type { WriteCall } from '../../src/rpc/call.ts';
import { Failure, failureKind } from '../../src/rpc/failures.ts';
import { Procedure } from '../../src/rpc/procedure.ts';
import { InProcessServer } from '../../src/transports/in-process/in-process.server.ts';
import { envelopeTransport, jsonTransport } from '../kit/transports.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { openRows } from '../kit/rows.ts';
import { until } from '../kit/until.ts';

// A team adds a procedure from outside the three domain modules: its messages, one provider, a table. Nothing in rpc or
// transports knows of it.
const idl = path.resolve(import.meta.dirname, '../fixtures/pets.proto');

interface TeamResponses {
  feedPetRsp?: { meals?: number };
}

const PetIsFull = failureKind('PetIsFull');

@Injectable()
class NoPoison implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.getArgByIndex<{ food?: string }>(0).food !== 'poison';
  }
}

/** What was eaten, noted around each call: before it, and what came of it. */
@Injectable()
class Diary implements NestInterceptor<Answer[]> {
  static readonly notes: string[] = [];

  intercept(context: ExecutionContext, next: CallHandler<Answer[]>): Observable<Answer[]> {
    const { food } = context.getArgByIndex<{ food?: string }>(0);
    Diary.notes.push(`${context.getType()} ${food}`);
    return next.handle().pipe(tap((answers) => Diary.notes.push(`${food}: ${answers[0]?.field}`)));
  }
}

@Injectable()
class PetProcedures {
  @UseGuards(NoPoison)
  @UseInterceptors(Diary)
  @Procedure('FeedPet', { access: 'session', effect: 'write' })
  async feedPet(_req: { food?: string }, call: WriteCall): Promise<Answer[]> {
    const [row] = await call.tx.query<{ meals: number }>(
      `INSERT INTO pets (user_id) VALUES ($1) ON CONFLICT (user_id) DO UPDATE SET meals = pets.meals + 1 RETURNING meals`,
      [call.userId],
    );
    if (row && row.meals > 2) throw new Failure(PetIsFull, 'the pet has eaten: come back tomorrow');
    return [answer<TeamResponses>('feedPetRsp', { meals: row?.meals })];
  }
}

@Module({ providers: [PetProcedures] })
class PetModule {}

class Pets0000000000100 {
  readonly name = 'Pets0000000000100';
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('CREATE TABLE pets (user_id bigint PRIMARY KEY, meals integer NOT NULL DEFAULT 1)');
  }
  async down(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('DROP TABLE pets');
  }
}

let node: TestNode;
let token: string;

beforeAll(async () => {
  node = await startNode({ team: { idl, modules: [PetModule], migrations: [Pets0000000000100] } });
  const transport = jsonTransport(node);
  const me = { platformType: 'CUSTOM', platformToken: 'me' };
  await transport.call('Register', { ...me, name: 'me' });
  token = String((await transport.call('Login', me)).replies[0]?.body['token']);
});
afterAll(() => node.close());

const feed = async (seqNo: number, food = 'bone', protocolVersion = 2) => {
  const response = await fetch(`${node.url}/api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ protocolVersion, protocolId: 1000, token, seqNo, feedPetReq: { food } }),
  });
  return ((await response.json()) as { responses: object[] }).responses;
};

test("a team's procedure is called like any other, exactly once, and its failure rolls back", async () => {
  expect(await feed(1)).toMatchObject([{ protocolId: 1000, result: { code: 'Success' }, feedPetRsp: { meals: 1 } }]);
  expect(await feed(1)).toMatchObject([{ feedPetRsp: { meals: 1 } }]);
  expect(await feed(2)).toMatchObject([{ feedPetRsp: { meals: 2 } }]);
  const full = { result: { code: 'ErrorPetIsFull', message: 'the pet has eaten: come back tomorrow' }, feedPetRsp: {} };
  expect(await feed(3)).toMatchObject([full]);
  expect(await feed(3)).toMatchObject([full]);
  expect(await node.app.get(DataSource).query('SELECT meals FROM pets')).toEqual([{ meals: 2 }]);
});

test('a twin of a call that is under way waits for it and is given its answers: done once', async () => {
  const rows = openRows(node.databaseUrl);
  await rows.query('UPDATE pets SET meals = 1');
  const twins = await rows.whileLocked('SELECT 1 FROM pets FOR UPDATE', [], async () => {
    const twins = Promise.all([feed(4), feed(4)]);
    await until(async () => (await rows.waiting()) === 2, 'one at the pet, the other at the session');
    return { twins };
  });
  const [first, second] = await twins.twins;
  expect(first).toMatchObject([{ result: { code: 'Success' }, feedPetRsp: { meals: 2 } }]);
  expect(second).toEqual(first);
  expect(await rows.query('SELECT meals FROM pets')).toEqual([{ meals: 2 }]);
  await rows.close();
});

test("a team's guard runs on every transport", async () => {
  expect(await feed(5, 'poison')).toMatchObject([{ result: { code: 'ErrorInvalidArgument' }, feedPetRsp: {} }]);
  const { answers } = await node.app.get(InProcessServer).call('FeedPet', { food: 'poison' }, { token, seqNo: 6 });
  expect(answers).toMatchObject([{ code: othello.ResultCode.ErrorInvalidArgument }]);
});

test("a team's interceptor runs around each call, on every transport, and not around one that was answered before", async () => {
  await node.app.get(DataSource).query('UPDATE pets SET meals = 0');
  Diary.notes.length = 0;
  await feed(10, 'fish');
  await feed(10, 'fish');
  await node.app.get(InProcessServer).call('FeedPet', { food: 'cake' }, { token, seqNo: 11 });
  expect(Diary.notes).toEqual(['rpc fish', 'fish: feedPetRsp', 'rpc cake', 'cake: feedPetRsp']);
});

test("a V_1 caller gets a code that it knows for a team's failure", async () => {
  expect(await feed(12, 'bone', 1)).toMatchObject([{ result: { code: 'ErrorSystem' } }]);
});

test('our own procedures work as before', async () => {
  const { replies } = await envelopeTransport(node).call('CreateGameRoom', {}, { token, seqNo: 13 });
  expect(replies).toMatchObject([{ field: 'makeGameRoomRsp', code: 'Success' }]);
});
