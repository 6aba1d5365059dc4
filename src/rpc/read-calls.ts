import { Injectable } from '@nestjs/common';
import { DeadlinePassed } from '../persistence/index.ts';
import { Admission } from './admission.ts';
import type { Answer } from './answer.ts';
import { ReadCall } from './call.ts';
import type { CheckedCall } from './checked-call.ts';
import type { Opened } from './invocation.ts';
import { requireLive, Sessions } from './sessions.ts';

/** Calls that read the session and lock nothing, and the opening of streams. */
@Injectable()
export class ReadCalls {
  constructor(
    private readonly sessions: Sessions,
    private readonly admission: Admission,
  ) {}

  /** @throws Failure UserInvalidToken, UserDuplicatedLogin, Overloaded; DeadlinePassed */
  answer(checked: CheckedCall): Promise<Answer[]> {
    return this.read(checked, (call) => checked.procedure.invoke(checked.request, call));
  }

  /** @throws Failure UserInvalidToken, UserDuplicatedLogin, Overloaded; DeadlinePassed */
  open(checked: CheckedCall): Promise<Opened> {
    const { procedure, request, version, key } = checked;
    return this.read(checked, async (call) => {
      const start = await procedure.open(request, call);
      return { start, procedure, userId: call.userId, tokenHash: key.tokenHash, version };
    });
  }

  private read<T>({ invocation, key, version }: CheckedCall, work: (call: ReadCall) => Promise<T>): Promise<T> {
    return this.admission.withConnection(invocation, key.deadlineMs, async () => {
      const { user_id: userId } = requireLive(await this.sessions.find(key));
      invocation.userId = userId;
      this.admission.know(invocation.token);
      if (Date.now() > key.deadlineMs) throw new DeadlinePassed();
      return work(new ReadCall(version, userId));
    });
  }
}
