export { GameModule } from './game.module.ts';
export { RematchService } from './rematch.service.ts';
export { isWaiting, type Room, roomColumns, roomFrom, type RoomRow } from './room.ts';
export { created, joined, roomMessage, type RoomPlayers } from './room.message.ts';
export { SeatingService } from './seating.service.ts';
export { SweepService } from './sweep.service.ts';
export { RoomPlayersReader } from './room-players.reader.ts';
export { Matchmaking, RatingWindows, type Seeker, type WaitingPlayer } from './matchmaking.ts';
export { Glicko2, type PlayerRating, type RatedGame, Rating } from './rating.ts';
