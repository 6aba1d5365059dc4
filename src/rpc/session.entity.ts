import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A login. Replaced ones are kept for some days, so that a call with an old token learns why it is refused. */
@Entity('sessions')
@Index('sessions_one_live_a_user', ['userId'], { unique: true, where: 'replaced_at IS NULL' })
@Index('sessions_replaced', ['replacedAt'], { where: 'replaced_at IS NOT NULL' })
export class SessionEntity {
  /** SHA-256 of the token, which itself is never stored */
  @PrimaryColumn({ type: 'bytea', name: 'token_hash' })
  tokenHash: Buffer;

  @Column({ type: 'bigint', name: 'user_id' })
  userId: string;

  /** the last seqNo of a call that writes */
  @Column({ type: 'bigint', name: 'seq_no', default: 0 })
  seqNo: string;

  /** SHA-256 of that call's procedure and request */
  @Column({ type: 'bytea', name: 'request_hash', nullable: true })
  requestHash: Buffer | null;

  /** that call's answers, an encoded MultipleResponse */
  @Column({ type: 'bytea', nullable: true })
  answers: Buffer | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'replaced_at', nullable: true })
  replacedAt: Date | null;

  /** why it is no longer live, once it is not: ENDED_BY in session.ts */
  @Column({ type: 'smallint', name: 'ended_by', default: 1 })
  endedBy: number;
}
