import { Injectable } from '@nestjs/common';
import type { Transaction } from '../persistence/index.ts';
import type { Answer } from '../rpc/answer.ts';
import type { Id } from '../rpc/wire-id.ts';

/** What another module has to tell a user who logs in, in the transaction of the login. */
export type LoginFollowUp = (tx: Transaction, userId: Id) => Promise<Answer[]>;

/** The game tells of a live room here; auth itself knows of no rooms. */
@Injectable()
export class LoginFollowUps {
  private readonly followUps: LoginFollowUp[] = [];

  add(followUp: LoginFollowUp): void {
    this.followUps.push(followUp);
  }

  async answer(tx: Transaction, userId: Id): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const followUp of this.followUps) answers.push(...(await followUp(tx, userId)));
    return answers;
  }
}
