export { GameModule } from './game.module.ts';
export type { Room } from './rooms/room.ts';
export { Rooms } from './rooms/room-lookup.repository.ts';
export { roomMessage } from './rooms/room.message.ts';
export {
  ROOM_WITH_PLAYERS,
  type RoomWithPlayers,
  roomWithPlayersFrom,
  type RoomWithPlayersRow,
  WITH_PLAYERS,
} from './rooms/room-with-players.ts';
export { EndingService } from './play/ending.service.ts';
export { SweepService } from './sweep.service.ts';
export { Matchmaking, RatingWindows, type Seeker, type WaitingPlayer } from './matchmaking/matchmaking.ts';
export { Glicko2, type PlayerRating, type RatedGame, Rating } from './play/rating.ts';
