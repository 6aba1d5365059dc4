import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthProcedures } from './auth.procedures.ts';
import { AuthService } from './auth.service.ts';
import { BotRepository } from './bot.repository.ts';
import { BotService } from './bot.service.ts';
import { IdentityEntity } from './identity.entity.ts';
import { LoginFollowUps } from './login-follow-ups.ts';
import { Players } from './players.service.ts';
import { RatingCounts } from './rating-counts.repository.ts';
import { Suspensions } from './suspensions.repository.ts';
import { UserEntity } from './user.entity.ts';
import { UserRepository } from './user.repository.ts';

@Module({
  imports: [TypeOrmModule.forFeature([UserEntity, IdentityEntity])],
  providers: [
    AuthProcedures,
    AuthService,
    BotRepository,
    BotService,
    LoginFollowUps,
    Players,
    RatingCounts,
    Suspensions,
    UserRepository,
  ],
  exports: [BotService, LoginFollowUps, Players, RatingCounts, Suspensions, UserRepository],
})
export class AuthModule {}
