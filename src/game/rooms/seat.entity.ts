import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { RoomEntity } from './room.entity.ts';

/** Where a user sits: in one waiting or live room at most, held by the key. */
@Entity('seats')
@Index('seats_of_room', ['roomId'])
export class SeatEntity {
  @PrimaryColumn({ type: 'bigint', name: 'user_id' })
  userId: string;

  @Column({ type: 'bigint', name: 'room_id' })
  roomId: string;

  @ManyToOne(() => RoomEntity)
  @JoinColumn({ name: 'room_id', foreignKeyConstraintName: 'seats_room_id_fkey' })
  room: RoomEntity;
}
