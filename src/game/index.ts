export { GameModule } from './game.module.ts';
export { isWaiting, type Room } from './room.ts';
export { created, joined } from './room.message.ts';
export { SeatingService } from './seating.service.ts';
export { TableReader } from './table.reader.ts';
