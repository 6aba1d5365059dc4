import { Injectable } from '@nestjs/common';
import type { Transaction } from '../persistence/index.ts';
import type { Answer } from '../rpc/answer.ts';
import type { Id } from '../rpc/wire-id.ts';

/** Makes further answers to a Login, in its transaction. */
export type LoginFollowUp = (tx: Transaction, userId: Id) => Promise<Answer[]>;

/** Lets other modules add answers to a Login: the game adds the room in play, which auth does not know. */
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
