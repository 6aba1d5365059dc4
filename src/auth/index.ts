export { AuthModule } from './auth.module.ts';
export { BotService } from './bot.service.ts';
export {
  isRanked,
  playerStatsColumns,
  type PlayerStats,
  playerStatsFrom,
  type PlayerStatsRow,
  playerStatsSelect,
  userMessage,
} from './player-stats.ts';
export { Players } from './players.service.ts';
export { LoginFollowUps } from './login-follow-ups.ts';
export { Suspensions } from './suspensions.repository.ts';
export { UserRepository } from './user.repository.ts';
export { RatingCounts } from './rating-counts.repository.ts';
export { type PlayerName, PlayerNamePolicy, UnicodeNames } from './player-name.ts';
