import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.ts';
import { LeaderboardProcedures } from './leaderboard.procedures.ts';
import { LeaderboardRepository } from './leaderboard.repository.ts';
import { LobbyProcedures } from './lobby.procedures.ts';
import { ListedRooms } from './listed-rooms.repository.ts';
import { Notices } from './notices.repository.ts';

@Module({
  imports: [AuthModule],
  providers: [LeaderboardProcedures, LeaderboardRepository, ListedRooms, LobbyProcedures, Notices],
  exports: [Notices],
})
export class LobbyModule {}
