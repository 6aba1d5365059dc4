import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Origins } from '../transports/http/origins.ts';
import { AdminSessions } from './admin-sessions.ts';

const requestOf = (context: ExecutionContext): Request => context.switchToHttp().getRequest<Request>();

/** Only the server's own page, and programs that are no browsers: whatever CORS_ORIGINS allows. */
@Injectable()
export class OwnPageGuard implements CanActivate {
  constructor(private readonly origins: Origins) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers } = requestOf(context);
    this.origins.requireOwnPage({ headers }, headers.host ?? '');
    return true;
  }
}

/** Only whoever gave the password. */
@Injectable()
export class AdminGuard implements CanActivate {
  constructor(private readonly sessions: AdminSessions) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.sessions.require(requestOf(context).headers.cookie);
    return true;
  }
}
