import { Controller, Header, HttpCode, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Failure, FAILURES } from '../rpc/failures.ts';
import { Transactions } from '../persistence/index.ts';
import { ClientAddresses } from '../transports/client-addresses.ts';
import { addressOf, bodyOf } from './admin-request.ts';
import { AdminSessions, COOKIE, SESSION_S } from './admin-sessions.ts';
import { AdminErrors } from './admin.errors.ts';
import { OwnPageGuard } from './admin.guards.ts';
import { AuditRepository } from './audit.repository.ts';

const login = z.object({ password: z.string({ error: 'give the password' }).max(1024, 'that is not the password') });

/**
 * Without Path: the browser sends it to the folder that it came from, wherever a proxy puts the page. `Secure` where the
 * page came by TLS, to this server or to a proxy in front of it.
 */
function cookie(value: string, maxAgeS: number, { headers, secure: isSecure }: Request): string {
  const secure = isSecure || headers['x-forwarded-proto'] === 'https' ? '; Secure' : '';
  return `${COOKIE}=${value}; Max-Age=${maxAgeS}; HttpOnly; SameSite=Strict${secure}`;
}

/** The only part of the administration that needs no cookie. */
@Controller('admin/api')
@UseGuards(OwnPageGuard)
@UseFilters(AdminErrors)
export class AdminLoginController {
  constructor(
    private readonly sessions: AdminSessions,
    private readonly addresses: ClientAddresses,
    private readonly transactions: Transactions,
    private readonly audit: AuditRepository,
  ) {}

  @Post('login')
  @HttpCode(204)
  @Header('cache-control', 'no-store')
  async login(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { password } = await bodyOf(request, login);
    const admin = addressOf(request, this.addresses);
    const value = await this.sessions.open(password, admin);
    if (value === undefined) throw new Failure(FAILURES.UserInvalidToken, 'that is not the password');
    await this.transactions.run((tx) => this.audit.add(tx, { admin, act: 'login', object: '', result: 'done' }));
    response.setHeader('set-cookie', cookie(value, SESSION_S, request));
  }

  @Post('logout')
  @HttpCode(204)
  logout(@Req() request: Request, @Res({ passthrough: true }) response: Response): void {
    response.setHeader('set-cookie', cookie('', 0, request));
  }
}
