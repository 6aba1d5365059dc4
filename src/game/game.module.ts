import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth/index.ts';
import { DueRoomsRepository } from './due-rooms.repository.ts';
import { DueRoomsService } from './due-rooms.service.ts';
import { Endings } from './ending.ts';
import { EndingService } from './ending.service.ts';
import { GameProcedures } from './game.procedures.ts';
import { GameService } from './game.service.ts';
import { RoomCache } from './room-cache.ts';
import { OptimisticRoomReads } from './optimistic-room-reads.repository.ts';
import { OptimisticRooms } from './optimistic-rooms.ts';
import { OptimisticRoomWrites } from './optimistic-room-writes.repository.ts';
import { ChangedRooms } from './changed-rooms.repository.ts';
import { RoomStreamSource } from './room-stream-source.ts';
import { MatchmakingRepository } from './matchmaking.repository.ts';
import { QueueStarts } from './queue-starts.ts';
import { RecordProcedures } from './record.procedures.ts';
import { RecordRepository } from './record.repository.ts';
import { RematchRepository } from './rematch.repository.ts';
import { RematchService } from './rematch.service.ts';
import { Rewards } from './reward.ts';
import { RoomEntity } from './room.entity.ts';
import { RoomRepository } from './room.repository.ts';
import { Rooms } from './room-lookup.repository.ts';
import { SeatEntity } from './seat.entity.ts';
import { SeatingService } from './seating.service.ts';
import { SubscribeProcedures } from './subscribe.procedures.ts';
import { SweepService } from './sweep.service.ts';
import { UnplayedRooms } from './unplayed-rooms.repository.ts';

@Module({
  imports: [AuthModule, TypeOrmModule.forFeature([RoomEntity, SeatEntity])],
  providers: [
    DueRoomsRepository,
    DueRoomsService,
    Endings,
    EndingService,
    Rewards,
    GameProcedures,
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
    RematchRepository,
    RematchService,
    RoomRepository,
    Rooms,
    SeatingService,
    SubscribeProcedures,
    SweepService,
    UnplayedRooms,
  ],
  exports: [RematchService, Rooms, SeatingService],
})
export class GameModule {}
