export { playMatch, type Plan } from './match.ts';
export { HIGHEST_LEVEL } from './levels.ts';
export type { PlayedGame } from './played-game.ts';
export { playRoom } from './play-room.ts';
export type { BotAccounts } from './roster.ts';
export { playStrangers } from './strangers.ts';
export * from './strategy.ts';
export { Thinker } from './thinker.ts';
export { WaitingBots } from './waiting-bots.ts';
