import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.ts';
import type { Config } from '../config.ts';
import { GameModule } from '../game/index.ts';
import { LobbyModule } from '../lobby/index.ts';
import { ClientAddresses } from '../transports/client-addresses.ts';
import { Origins } from '../transports/http/origins.ts';
import { Acts } from './acts.ts';
import { AdminKeys } from './admin-keys.ts';
import { AdminLoginController } from './admin-login.controller.ts';
import { AdminPlayers } from './admin-players.repository.ts';
import { AdminRooms } from './admin-rooms.repository.ts';
import { AdminSecret } from './admin-secret.repository.ts';
import { AdminSessions } from './admin-sessions.ts';
import { AdminController } from './admin.controller.ts';
import { AdminErrors } from './admin.errors.ts';
import { AdminGuard, OwnPageGuard } from './admin.guards.ts';
import { AuditRepository } from './audit.repository.ts';
import { LiveFiguresService } from './live-figures.ts';

/** What an operator sees and does at /admin. Without ADMIN_PASSWORD there is nothing of it. */
@Module({})
export class AdminModule {
  static forRoot({ adminPassword }: Config): DynamicModule {
    if (adminPassword === undefined) return { module: AdminModule };
    return {
      module: AdminModule,
      imports: [AuthModule, GameModule, LobbyModule],
      controllers: [AdminLoginController, AdminController],
      providers: [
        Acts,
        AdminErrors,
        AdminGuard,
        AdminKeys,
        AdminPlayers,
        AdminRooms,
        AdminSecret,
        AdminSessions,
        AuditRepository,
        ClientAddresses,
        LiveFiguresService,
        Origins,
        OwnPageGuard,
      ],
    };
  }
}
