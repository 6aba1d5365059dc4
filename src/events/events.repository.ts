import { Injectable } from '@nestjs/common';
import { Database, ScanStart, SETTLED } from '../persistence/index.ts';
import type { Id } from '../rpc/wire-id.ts';
import type { EventName, GameEvent } from './event.ts';

/** Events read at once. */
const BATCH = 50;
/** Rows that one statement deletes. */
const FORGOTTEN_AT_ONCE = 1000;
const HANDLER_KEPT_DAYS = 7;
const GIVEN_UP_KEPT_DAYS = 30;
const LONGEST_ERROR = 500;

const statement = (text: string) => ({ name: '', text });

const REGISTER = statement(`INSERT INTO event_handlers AS h (name, events)
  SELECT name, string_to_array(events, ',') FROM unnest($1::text[], $2::text[]) AS asked (name, events) ORDER BY name
  ON CONFLICT (name) DO UPDATE SET events = excluded.events, seen_at = now()`);

const LOOK = statement(`SELECT h.name, ${SETTLED}, EXISTS (
    SELECT FROM events e WHERE e.handler = h.name AND e.given_up_at IS NULL AND e.due_at <= now()
      AND e.due_at >= coalesce(h.start, '-infinity')) AS is_due
  FROM unnest($1::text[], $2::timestamptz[]) AS h (name, start)`);

const LEASE = statement(`UPDATE event_handlers SET leased_by = $2, leased_until = now() + $3 * interval '1 ms'
  WHERE name = $1 AND (leased_by = $2 OR leased_until IS NULL OR leased_until <= now()) RETURNING 1`);
const RELEASE = statement(
  'UPDATE event_handlers SET leased_by = NULL, leased_until = NULL WHERE name = $1 AND leased_by = $2',
);

const NEXT = statement(`SELECT id, event, payload, at, attempts FROM events
  WHERE handler = $1 AND given_up_at IS NULL AND due_at <= now() AND due_at >= coalesce($2::timestamptz, '-infinity')
  ORDER BY due_at, id LIMIT ${BATCH}`);

const DONE = statement('DELETE FROM events WHERE id = $1');
const FAILED = statement(`UPDATE events SET attempts = attempts + 1, error = left($2, ${LONGEST_ERROR}),
    due_at = clock_timestamp() + coalesce($3, 0) * interval '1 ms', given_up_at = CASE WHEN $3::integer IS NULL THEN now() END
  WHERE id = $1`);

/**
 * SQL: no node has had the handler for long. Its events are deleted, then the handler, so no more are written for it.
 */
const IS_GONE = `seen_at < now() - interval '${HANDLER_KEPT_DAYS} days'`;
const SILENCE = statement(`UPDATE event_handlers SET events = '{}' WHERE ${IS_GONE} AND events <> '{}'`);
const FORGET_WAITING = statement(`WITH forgotten AS (
    DELETE FROM events WHERE id = ANY (ARRAY(
      SELECT e.id FROM event_handlers h CROSS JOIN LATERAL (
        SELECT e.id FROM events e WHERE e.handler = h.name AND e.given_up_at IS NULL LIMIT ${FORGOTTEN_AT_ONCE}) AS e
      WHERE ${IS_GONE} LIMIT ${FORGOTTEN_AT_ONCE} FOR UPDATE OF h SKIP LOCKED)) RETURNING 1)
  SELECT count(*)::integer AS count FROM forgotten`);
const FORGET_HANDLERS = statement(`DELETE FROM event_handlers h WHERE ${IS_GONE}
  AND NOT EXISTS (SELECT FROM events e WHERE e.handler = h.name AND e.given_up_at IS NULL)`);
const FORGET_GIVEN_UP = statement(`WITH forgotten AS (
    DELETE FROM events WHERE id = ANY (ARRAY(
      SELECT id FROM events WHERE given_up_at < now() - interval '${GIVEN_UP_KEPT_DAYS} days'
      ORDER BY given_up_at LIMIT ${FORGOTTEN_AT_ONCE} FOR UPDATE SKIP LOCKED)) RETURNING 1)
  SELECT count(*)::integer AS count FROM forgotten`);

interface EventRow {
  id: Id;
  event: EventName;
  payload: never;
  at: Date;
  attempts: number;
}

/** Handlers, and events that are not delivered yet. */
@Injectable()
export class EventsRepository {
  /** where scans start, by handler */
  private readonly starts = new Map<string, ScanStart>();

  constructor(private readonly database: Database) {}

  /** From now on events of all nodes are written for these handlers. */
  async register(handlers: ReadonlyMap<string, { events: readonly EventName[] }>): Promise<void> {
    const events = [...handlers.values()].map((each) => each.events.join(','));
    await this.database.query(REGISTER, [[...handlers.keys()], events]);
  }

  /** @returns those of the handlers for which an event is due */
  async findDue(handlers: readonly string[]): Promise<string[]> {
    const starts = handlers.map((name) => this.startOf(name).get());
    const rows = await this.database.query<{ name: string; settled: Date; is_due: boolean }>(LOOK, [handlers, starts]);
    for (const { name, settled, is_due: isDue } of rows) if (!isDue) this.startOf(name).passed(settled);
    return rows.flatMap(({ name, is_due: isDue }) => (isDue ? [name] : []));
  }

  /** @returns whether the node has got the lease: for `ms` it alone delivers to the handler */
  async lease(handler: string, node: string, ms: number): Promise<boolean> {
    return (await this.database.query(LEASE, [handler, node, ms])).length > 0;
  }

  async release(handler: string, node: string): Promise<void> {
    await this.database.query(RELEASE, [handler, node]);
  }

  /** The next events of a handler, in the order in which they happened. */
  async next(handler: string): Promise<GameEvent[]> {
    const rows = await this.database.query<EventRow>(NEXT, [handler, this.startOf(handler).get()]);
    return rows.map(({ id, event, payload, at, attempts }) => ({
      ...{ id, at, attempt: attempts + 1 },
      ...{ name: event, body: payload },
    }));
  }

  /** Deletes a delivered event. */
  async done(id: Id): Promise<void> {
    await this.database.query(DONE, [id]);
  }

  /** @param pauseMs until the next attempt; undefined: there is none */
  async failed(id: Id, error: string, pauseMs: number | undefined): Promise<void> {
    await this.database.query(FAILED, [id, error.replaceAll('\0', ''), pauseMs ?? null]);
  }

  /** Deletes events that were given up long ago, and handlers that no node has any more with their events. */
  async forget(): Promise<void> {
    await this.database.query(SILENCE, []);
    for (const each of [FORGET_WAITING, FORGET_GIVEN_UP])
      for (let count = FORGOTTEN_AT_ONCE; count === FORGOTTEN_AT_ONCE;)
        count = (await this.database.query<{ count: number }>(each, []))[0]?.count ?? 0;
    await this.database.query(FORGET_HANDLERS, []);
  }

  private startOf(handler: string): ScanStart {
    const start = this.starts.get(handler) ?? new ScanStart();
    this.starts.set(handler, start);
    return start;
  }
}
