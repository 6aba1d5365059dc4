import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Who is to be told of events; triggers write an event for each. */
@Entity('event_handlers')
export class EventHandlerEntity {
  @PrimaryColumn({ type: 'text' })
  name: string;

  @Column({ type: 'text', array: true })
  events: string[];

  /** when a node that has it was last there */
  @Column({ type: 'timestamptz', name: 'seen_at', default: () => 'now()' })
  seenAt: Date;

  /** the node that delivers to it */
  @Column({ type: 'text', name: 'leased_by', nullable: true })
  leasedBy: string | null;

  @Column({ type: 'timestamptz', name: 'leased_until', nullable: true })
  leasedUntil: Date | null;
}

/** An event that a handler has not been told of yet. */
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

  /** not before it; put off by each failure */
  @Column({ type: 'timestamptz', name: 'due_at', default: () => 'clock_timestamp()' })
  dueAt: Date;

  /** that failed */
  @Column({ type: 'integer', default: 0 })
  attempts: number;

  /** of the last attempt */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  /** after too many attempts: kept for somebody to look at */
  @Column({ type: 'timestamptz', name: 'given_up_at', nullable: true })
  givenUpAt: Date | null;
}
