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
import { type Answer, answer, type Decision } from '../../src/rpc/answer.ts';
import type { OptimisticCall } from '../../src/rpc/call.ts';
import { Failure, FAILURES } from '../../src/rpc/failures.ts';
import type { OptimisticRows } from '../../src/rpc/optimistic-rows.ts';
import { Procedure } from '../../src/rpc/procedure.ts';
import type { SessionGuard, SessionKey } from '../../src/rpc/session.ts';
import { Sessions } from '../../src/rpc/sessions.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { jsonTransport } from '../kit/transports.ts';

// Whatever a call loses against others, what a team put around its handler runs once.

interface Food {
  food?: string;
}

/** What ran, in order. */
const ran: string[] = [];

/** Rows that a call finds moved twice before it may write. */
@Injectable()
class ContendedPets implements OptimisticRows<Food, number, string> {
  private losses = 0;

  constructor(private readonly sessions: Sessions) {}

  async read(key: SessionKey) {
    return { session: await this.sessions.find(key), seen: this.losses };
  }

  async write(guard: SessionGuard, change: string, deadlineMs: number): Promise<boolean> {
    ran.push(`write ${change}`);
    return this.losses++ >= 2 && this.sessions.recordAlone(guard, deadlineMs);
  }
}

@Injectable()
class Guard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    ran.push(`guard ${context.getHandler().name}`);
    return context.getArgByIndex<Food>(0).food !== 'poison';
  }
}

@Injectable()
class Diary implements NestInterceptor<Answer[]> {
  intercept(_context: ExecutionContext, next: CallHandler<Answer[]>): Observable<Answer[]> {
    ran.push('before');
    return next.handle().pipe(
      tap({
        next: (answers) => ran.push(`after ${answers[0]?.field}`),
        error: (error: Error) => ran.push(`after ${error.message}`),
      }),
    );
  }
}

@Injectable()
class PetProcedures {
  @UseGuards(Guard)
  @UseInterceptors(Diary)
  @Procedure('FeedPet', { access: 'session', effect: 'write', optimistic: ContendedPets })
  async feedPet({ food }: Food, { seen }: OptimisticCall<number>): Promise<Decision<string>> {
    ran.push(`handler ${seen}`);
    if (food === 'stone') throw new Failure(FAILURES.InvalidArgument, 'pets eat no stones');
    return { answers: [answer<{ feedPetRsp?: object }>('feedPetRsp', { meals: seen })], change: food ?? '' };
  }
}

@Module({ providers: [PetProcedures, ContendedPets] })
class PetModule {}

const idl = path.resolve(import.meta.dirname, '../fixtures/pets.proto');
let node: TestNode;
let token: string;

beforeAll(async () => {
  node = await startNode({ team: { idl, modules: [PetModule] } });
  const transport = jsonTransport(node);
  const me = { platformType: 'CUSTOM', platformToken: 'me' };
  await transport.call('Register', { ...me, name: 'me' });
  token = String((await transport.call('Login', me)).replies[0]?.body['token']);
});
afterAll(() => node.close());
afterEach(() => ran.splice(0));

async function feed(seqNo: number, food: string): Promise<unknown> {
  const response = await fetch(`${node.url}/api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ protocolVersion: 2, protocolId: 1000, token, seqNo, feedPetReq: { food } }),
  });
  const { responses } = (await response.json()) as { responses: { result: { code: string } }[] };
  return responses[0]?.result.code;
}

test('of an optimistic call that loses twice the handler runs three times, its guard and interceptor once', async () => {
  expect(await feed(1, 'bone')).toBe('Success');
  const tries = [0, 1, 2].flatMap((seen) => [`handler ${seen}`, 'write bone']);
  expect(ran).toEqual(['guard feedPet', 'before', ...tries, 'after feedPetRsp']);
});

test('a repeat is answered with what is stored, and nothing runs', async () => {
  expect(await feed(1, 'bone')).toBe('Success');
  expect(ran).toEqual([]);
});

test('a refusal by a rule goes through the interceptor once, and a repeat is answered with the stored refusal', async () => {
  const codes = [await feed(2, 'stone'), await feed(2, 'stone')];
  expect(codes).toEqual(['ErrorInvalidArgument', 'ErrorInvalidArgument']);
  expect(ran).toEqual(['guard feedPet', 'before', 'handler 3', 'after pets eat no stones']);
});

test('a refusal by a guard is stored too: the handler does not run, nor does anything for a repeat', async () => {
  const codes = [await feed(3, 'poison'), await feed(3, 'poison')];
  expect(codes).toEqual(['ErrorInvalidArgument', 'ErrorInvalidArgument']);
  expect(ran).toEqual(['guard feedPet']);
  expect(await feed(3, 'bone')).toBe('ErrorSeqNoConflict');
});
