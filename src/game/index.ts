export { GameModule } from './game.module.ts';
export { RematchService } from './rematch.service.ts';
export { isWaiting, type Room } from './room.ts';
export { Rooms } from './room-lookup.repository.ts';
export { created, joined, roomMessage } from './room.message.ts';
export {
  ROOM_WITH_PLAYERS,
  type RoomWithPlayers,
  roomWithPlayersFrom,
  type RoomWithPlayersRow,
  WITH_PLAYERS,
} from './room-with-players.ts';
export { SeatingService } from './seating.service.ts';
export { SweepService } from './sweep.service.ts';
export { Matchmaking, RatingWindows, type Seeker, type WaitingPlayer } from './matchmaking.ts';
export { Glicko2, type PlayerRating, type RatedGame, Rating } from './rating.ts';
