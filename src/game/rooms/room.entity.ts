import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('rooms')
@Index('rooms_in_play', ['id'], { where: 'user_2 IS NOT NULL AND ended_at IS NULL AND NOT private' })
@Index('rooms_waiting', ['id'], { where: 'user_2 IS NULL AND ended_at IS NULL AND NOT private' })
@Index('rooms_to_check', ['checkAfter'], { where: 'ended_at IS NULL' })
@Index('rooms_queue', ['private', 'ownerIsBot', 'queueNo'], { where: 'user_2 IS NULL AND ended_at IS NULL' })
// (owner_rating / 50, queue_no) of people's public waiting rooms: TypeORM can't declare an index on an expression
@Index('rooms_queue_by_rating', { synchronize: false })
@Index('rooms_invite', ['invite'], { unique: true, where: 'invite IS NOT NULL' })
@Index('rooms_open_rematch', ['rematchOf'], { unique: true, where: 'rematch_of IS NOT NULL AND ended_at IS NULL' })
@Index('rooms_games_of_white', ['user1', 'private', 'endedAt', 'id'], {
  where: 'user_2 IS NOT NULL AND ended_at IS NOT NULL',
})
@Index('rooms_games_of_black', ['user2', 'private', 'endedAt', 'id'], {
  where: 'user_2 IS NOT NULL AND ended_at IS NOT NULL',
})
@Index('rooms_unplayed', ['endedAt'], {
  where: 'user_2 IS NULL AND merged_into IS NULL AND ended_at IS NOT NULL',
})
export class RoomEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id: string;

  /** who made it; plays White */
  @Column({ type: 'bigint', name: 'user_1' })
  user1: string;

  /** who joined; plays Black */
  @Column({ type: 'bigint', name: 'user_2', nullable: true })
  user2: string | null;

  /** GameRoomStatus */
  @Column({ type: 'smallint', default: 0 })
  status: number;

  /** a disc set: bit 63 is the sign */
  @Column({ type: 'bigint' })
  black: string;

  @Column({ type: 'bigint' })
  white: string;

  /** one byte a ply: 0-63 = square, 64 = pass */
  @Column({ type: 'bytea' })
  moves: Buffer;

  /** four bytes a put: ms after started_at */
  @Column({ type: 'bytea', name: 'put_times', default: '\\x' })
  putTimes: Buffer;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'boolean', default: false })
  private: boolean;

  /** the only way to join a private room; null once it has ended */
  @Column({ type: 'text', nullable: true })
  invite: string | null;

  /** the most for a turn; null: as the server has it, or no limit where there are clocks */
  @Column({ type: 'integer', name: 'turn_seconds', nullable: true })
  turnSeconds: number | null;

  /** on each player's clock at the start; 0: there are no clocks */
  @Column({ type: 'integer', name: 'game_seconds', default: 0 })
  gameSeconds: number;

  /** what each put adds to its player's clock */
  @Column({ type: 'integer', name: 'increment_seconds', default: 0 })
  incrementSeconds: number;

  /** GameRoom.Seat: what its creator plays */
  @Column({ type: 'smallint', name: 'owner_seat', default: 0 })
  ownerSeat: number;

  /** it changes nobody's figures */
  @Column({ type: 'boolean', default: false })
  casual: boolean;

  /** whether it changes its players' ratings; never if it is casual or one of the server's own bots plays in it */
  @Column({ type: 'boolean', default: true })
  rated: boolean;

  /**
   * place in the queue of waiting rooms: given when the room is made, and anew when it becomes public; null: RandomJoin
   * does not find it
   */
  @Column({ type: 'bigint', name: 'queue_no', nullable: true, default: () => `nextval('rooms_queue_no')` })
  queueNo: string | null;

  /** whether one of the server's own bots made it */
  @Column({ type: 'boolean', name: 'owner_is_bot', default: false })
  ownerIsBot: boolean;

  /** its owner's rating as shown when it was made; null: the owner plays anyone, whatever their rating */
  @Column({ type: 'integer', name: 'owner_rating', nullable: true, default: 1500 })
  ownerRating: number | null;

  /** the end of the turn, or of the wait before the game */
  @Column({ type: 'timestamptz' })
  deadline: Date;

  /** when the sweep checks the room, which is not overdue before; moves do not write it */
  @Column({ type: 'timestamptz', name: 'check_after', default: () => 'now()' })
  checkAfter: Date;

  /** once ended; 0 = nobody */
  @Column({ type: 'bigint', nullable: true })
  winner: string | null;

  /** GameRecord.Ending: how the game came to its end */
  @Column({ type: 'smallint', name: 'ended_by', nullable: true })
  endedBy: number | null;

  /** the older waiting room that its owner was moved to */
  @Column({ type: 'bigint', name: 'merged_into', nullable: true })
  mergedInto: string | null;

  /** the ended game that this room is the rematch of */
  @Column({ type: 'bigint', name: 'rematch_of', nullable: true })
  rematchOf: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  /** when its second player sat down */
  @Column({ type: 'timestamptz', name: 'started_at', nullable: true })
  startedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
