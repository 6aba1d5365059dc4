import { Injectable } from '@nestjs/common';
import type { othello } from '../generated/othello.js';
import { answer, type Answers } from '../rpc/answer.ts';
import type { PublicWriteCall, WriteCall } from '../rpc/call.ts';
import { Procedure } from '../rpc/procedure.ts';
import { AuthService } from './auth.service.ts';
import { userMessage } from './player-stats.ts';
import { LoginFollowUps } from './login-follow-ups.ts';
import type { Identity } from './user.repository.ts';

const identityOf = (req: othello.ReqLogin | othello.ReqRegister): Identity => ({
  platformType: req.platformType ?? 0,
  platformToken: req.platformToken ?? '',
});

@Injectable()
export class AuthProcedures {
  constructor(
    private readonly auth: AuthService,
    private readonly followUps: LoginFollowUps,
  ) {}

  @Procedure('Register', { access: 'public', effect: 'write', limit: 'registrations' })
  async register(req: othello.ReqRegister, call: PublicWriteCall): Promise<Answers<'registerRsp'>> {
    const identity = identityOf(req);
    const user = await this.auth.register(call.tx, identity, req.name ?? '');
    return [answer('registerRsp', { user: userMessage(user), platformToken: identity.platformToken })];
  }

  @Procedure('Login', { access: 'public', effect: 'write', limit: 'logins' })
  async login(req: othello.ReqLogin, call: PublicWriteCall): Promise<Answers<'loginRsp'>> {
    const identity = identityOf(req);
    const { user, token } = await this.auth.login(call.tx, identity, req.attempt);
    return [
      answer('loginRsp', { user: userMessage(user), platformToken: identity.platformToken, token }),
      ...(await this.followUps.answer(call.tx, user.id)),
    ];
  }

  @Procedure('Logout', { access: 'session', effect: 'write' })
  async logout(_req: othello.ReqLogout, call: WriteCall): Promise<Answers<'logoutRsp'>> {
    await this.auth.logout(call.tx, call.userId);
    return [answer('logoutRsp', {})];
  }
}
