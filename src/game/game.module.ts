import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth/index.ts';
import { DueRoomsRepository } from './play/due-rooms.repository.ts';
import { DueRoomsService } from './play/due-rooms.service.ts';
import { Endings } from './play/ending.ts';
import { EndingService } from './play/ending.service.ts';
import { GameReadings } from './game.readings.ts';
import { GameProcedures } from './play/game.procedures.ts';
import { GameService } from './play/game.service.ts';
import { RoomCache } from './play/room-cache.ts';
import { OptimisticRoomReads } from './play/optimistic-room-reads.repository.ts';
import { OptimisticRooms } from './play/optimistic-rooms.ts';
import { OptimisticRoomWrites } from './play/optimistic-room-writes.repository.ts';
import { ChangedRooms } from './watch/changed-rooms.repository.ts';
import { RoomStreamSource } from './watch/room-stream-source.ts';
import { MatchmakingRepository } from './matchmaking/matchmaking.repository.ts';
import { QueueStarts } from './matchmaking/queue-starts.ts';
import { RecordProcedures } from './records/record.procedures.ts';
import { RecordRepository } from './records/record.repository.ts';
import { RematchRepository } from './rematch/rematch.repository.ts';
import { RematchProcedures } from './rematch/rematch.procedures.ts';
import { RematchService } from './rematch/rematch.service.ts';
import { Rewards } from './play/reward.ts';
import { RoomEntity } from './rooms/room.entity.ts';
import { RoomsProcedures } from './rooms/rooms.procedures.ts';
import { RoomRepository } from './rooms/room.repository.ts';
import { Rooms } from './rooms/room-lookup.repository.ts';
import { SeatEntity } from './rooms/seat.entity.ts';
import { SeatingService } from './rooms/seating.service.ts';
import { SubscribeProcedures } from './watch/subscribe.procedures.ts';
import { SweepService } from './sweep.service.ts';
import { UnplayedRooms } from './rooms/unplayed-rooms.repository.ts';

@Module({
  imports: [AuthModule, TypeOrmModule.forFeature([RoomEntity, SeatEntity])],
  providers: [
    DueRoomsRepository,
    DueRoomsService,
    Endings,
    EndingService,
    Rewards,
    GameProcedures,
    GameReadings,
    GameService,
    RoomCache,
    OptimisticRoomReads,
    OptimisticRooms,
    OptimisticRoomWrites,
    RoomStreamSource,
    ChangedRooms,
    MatchmakingRepository,
    QueueStarts,
    RecordProcedures,
    RecordRepository,
    RematchProcedures,
    RematchRepository,
    RematchService,
    RoomRepository,
    Rooms,
    RoomsProcedures,
    SeatingService,
    SubscribeProcedures,
    SweepService,
    UnplayedRooms,
  ],
  exports: [EndingService, Rooms],
})
export class GameModule {}
