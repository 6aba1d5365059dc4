import { Module } from '@nestjs/common';
import { GameModule } from '../game/index.ts';
import { LobbyProcedures } from './lobby.procedures.ts';

@Module({ imports: [GameModule], providers: [LobbyProcedures] })
export class LobbyModule {}
