import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The known handlers; triggers write each event once for each handler. */
@Entity('event_handlers')
export class EventHandlerEntity {
  @PrimaryColumn({ type: 'text' })
  name: string;

  @Column({ type: 'text', array: true })
  events: string[];

  /** when a node that has this handler last renewed it */
  @Column({ type: 'timestamptz', name: 'seen_at', default: () => 'now()' })
  seenAt: Date;

  /** the node that delivers to it */
  @Column({ type: 'text', name: 'leased_by', nullable: true })
  leasedBy: string | null;

  @Column({ type: 'timestamptz', name: 'leased_until', nullable: true })
  leasedUntil: Date | null;
}

/** An event that is not delivered yet, for one handler. */
@Entity('events')
@Index('events_due', ['handler', 'dueAt', 'id'], { where: 'given_up_at IS NULL' })
@Index('events_given_up', ['givenUpAt'], { where: 'given_up_at IS NOT NULL' })
export class EventEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id: string;

  @Column({ type: 'text' })
  handler: string;

  @Column({ type: 'text' })
  event: string;

  @Column({ type: 'jsonb' })
  payload: object;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  at: Date;

  /** not delivered before this time; put off by each failure */
  @Column({ type: 'timestamptz', name: 'due_at', default: () => 'clock_timestamp()' })
  dueAt: Date;

  /** failed attempts */
  @Column({ type: 'integer', default: 0 })
  attempts: number;

  /** the error of the last attempt */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  /** set after too many attempts: the event is kept for an operator to look at */
  @Column({ type: 'timestamptz', name: 'given_up_at', nullable: true })
  givenUpAt: Date | null;
}
