import { Injectable, Module } from '@nestjs/common';
import { answer, type Answer, Procedure } from 'othello-rpc';
import { NO_OP_BODY } from './no-op-schema.ts';

@Injectable()
export class NoOpProcedures {
  /** what no client can miscount */
  answered = 0;

  @Procedure('NoOp', { access: 'public', effect: 'read' })
  async noOp(): Promise<Answer[]> {
    this.answered++;
    return [answer<{ noOpRsp?: object }>('noOpRsp', NO_OP_BODY)];
  }
}

/** Added to the server as any team adds its own. */
@Module({ providers: [NoOpProcedures] })
export class NoOpModule {}
