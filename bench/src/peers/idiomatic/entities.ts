import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** On the tables that an Othello server's migrations make, as far as a put or a sync reads and writes them. */
@Entity('users')
export class User {
  @PrimaryColumn({ type: 'bigint' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'integer' })
  exp: number;

  @Column({ type: 'integer' })
  gold: number;

  @Column({ type: 'integer' })
  win: number;

  @Column({ type: 'integer' })
  lose: number;

  @Column({ type: 'integer' })
  draw: number;

  @Column({ type: 'double precision' })
  rating: number;

  @Column({ type: 'double precision', name: 'rating_deviation' })
  ratingDeviation: number;
}

@Entity('sessions')
export class Session {
  @PrimaryColumn({ type: 'bytea', name: 'token_hash' })
  tokenHash: Buffer;

  @Column({ type: 'bigint', name: 'user_id' })
  userId: string;

  @Column({ type: 'bigint', name: 'seq_no' })
  seqNo: string;

  @Column({ type: 'bytea', name: 'request_hash', nullable: true })
  requestHash: Buffer | null;

  @Column({ type: 'bytea', nullable: true })
  answers: Buffer | null;

  @Column({ type: 'timestamptz', name: 'replaced_at', nullable: true })
  replacedAt: Date | null;
}

@Entity('rooms')
export class Room {
  @PrimaryColumn({ type: 'bigint' })
  id: string;

  /** plays White */
  @ManyToOne(() => User)
  @JoinColumn({ name: 'user_1' })
  user1: User;

  /** plays Black */
  @ManyToOne(() => User, { nullable: true })
  @JoinColumn({ name: 'user_2' })
  user2: User | null;

  @Column({ type: 'smallint' })
  status: number;

  @Column({ type: 'bigint' })
  black: string;

  @Column({ type: 'bigint' })
  white: string;

  @Column({ type: 'bytea' })
  moves: Buffer;

  @Column({ type: 'bytea', name: 'put_times' })
  putTimes: Buffer;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'timestamptz' })
  deadline: Date;

  @Column({ type: 'bigint', nullable: true })
  winner: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt: Date;

  @Column({ type: 'timestamptz', name: 'started_at', nullable: true })
  startedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
