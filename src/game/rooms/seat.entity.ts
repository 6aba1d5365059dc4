import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { RoomEntity } from './room.entity.ts';

/** The open room where a user sits: at most one, since the user is the key. */
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
