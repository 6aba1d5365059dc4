import type { StoredRoom } from './verify.repository.ts';

/**
 * ms by which two readings of the clock may differ: nodes estimate the database's clock between two readings of it, and
 * dates are cut to a ms.
 */
const CLOCK_SLACK_MS = 1000;

/** bytes of a put's time */
const BYTES = 4;
/** the longest time of a turn that the settings allow */
const LONGEST_TURN_MS = 7 * 24 * 3600 * 1000;

interface Played {
  puts: number;
  /** undefined: the game is over by its rules */
  toMove: 'black' | 'white' | undefined;
  isByScore: boolean;
  isTimeOut: boolean;
}

/** What can't be in a room's times, in one line each. */
export function faultsOfTimes(room: StoredRoom, played: Played): string[] {
  const { created_at: created, started_at: started, updated_at: updated, ended_at: ended, deadline } = room;
  const faults: string[] = [];
  if (isBefore(updated, started ?? created)) faults.push('it changed before it began');
  if (started && isBefore(started, created)) faults.push('its game began before it was made');
  if (ended && ended.getTime() !== updated.getTime()) faults.push('it changed after its end');
  if (ended && played.isTimeOut && isBefore(ended, deadline)) faults.push('its time ran out before its deadline');
  if (ended && played.isByScore && isBefore(deadline, ended)) faults.push('its last put came after its deadline');
  if (!ended && isBefore(deadline, updated)) faults.push('its deadline is before its last change');
  return room.user_2 === null
    ? faults
    : [...faults, ...faultsOfPutTimes(room, played), ...faultsOfClocks(room, played)];
}

const isBefore = (one: Date, other: Date): boolean => other.getTime() - one.getTime() > CLOCK_SLACK_MS;

/** A game that is older than the storing of put times has none. */
function faultsOfPutTimes(room: StoredRoom, { puts, isByScore }: Played): string[] {
  const { put_times: times, started_at: started, updated_at: updated, ended_at: ended } = room;
  if (!started) return ['it has two players, and no time at which they met'];
  if (times.length === 0) return [];
  if (times.length !== puts * BYTES) return [`it has ${puts} puts, and ${times.length} bytes of their times`];
  let last = 0;
  for (let put = 0; put < puts; put++) {
    const at = times.readUInt32BE(put * BYTES);
    if (at + CLOCK_SLACK_MS < last) return [`put ${put + 1} came ${last - at} ms before the one before it`];
    if (at - last > LONGEST_TURN_MS + CLOCK_SLACK_MS) return [`put ${put + 1} took longer than any turn may`];
    last = at;
  }
  const playedMs = updated.getTime() - started.getTime();
  const isUpdatedByPut = !ended || isByScore;
  if (last - playedMs > CLOCK_SLACK_MS) return ['its last put came after its last change'];
  if (isUpdatedByPut && playedMs - last > CLOCK_SLACK_MS) return ['its last change came after its last put'];
  return [];
}

/** byte of a pass */
const PASS = 64;

/**
 * Holds each put and the deadline to the limits that the game's creator has chosen, computed from the put times a second
 * time. The server's own limit of a turn is a setting, which no row tells.
 */
function faultsOfClocks(room: StoredRoom, { puts, toMove }: Played): string[] {
  const { moves, put_times: times, started_at: started } = room;
  const limitMs = room.turn_seconds === null ? Infinity : room.turn_seconds * 1000;
  const gameMs = room.game_seconds === 0 ? Infinity : room.game_seconds * 1000;
  if (!started || times.length !== puts * BYTES || (limitMs === Infinity && gameMs === Infinity)) return [];
  const left = { black: gameMs, white: gameMs };
  let [put, last] = [0, 0];
  for (const [ply, square] of moves.entries()) {
    if (square === PASS) continue;
    const side = ply % 2 === 0 ? 'black' : 'white';
    const at = Math.max(last, times.readUInt32BE(put++ * BYTES));
    const hadMs = Math.min(limitMs, left[side]);
    if (at - last > hadMs + CLOCK_SLACK_MS) return [`put ${put} took ${at - last} ms, and its player had ${hadMs} ms`];
    left[side] = Math.max(0, left[side] - (at - last)) + room.increment_seconds * 1000;
    last = at;
  }
  if (!toMove) return [];
  const due = new Date(started.getTime() + last + Math.min(limitMs, left[toMove]));
  if (Math.abs(room.deadline.getTime() - due.getTime()) <= CLOCK_SLACK_MS) return [];
  return [`its deadline is ${room.deadline.toISOString()}, and by its clocks ${due.toISOString()}`];
}
