import { ROOM_STREAM_TABLE, type RoomStreamState } from '../../packages/client/src/room-stream-states.ts';

// The table of a watched room's stream: what a watcher may rely on, read from it.

const LIVING: RoomStreamState[] = ['opening', 'live', 'reopening', 'polling'];
const nextOf = (state: RoomStreamState, event: keyof (typeof ROOM_STREAM_TABLE)[RoomStreamState]) =>
  ROOM_STREAM_TABLE[state][event]?.[0];

test.each(LIVING)('from %s a message leads to live, the end of the game and a failure end it', (state) => {
  expect(nextOf(state, 'message') ?? state).toBe('live');
  expect([nextOf(state, 'over'), nextOf(state, 'failed')]).toEqual(['over', 'failed']);
});

test('watchers wait for a stream that is not live only as long as a time runs after which they poll', () => {
  for (const state of ['opening', 'reopening'] as const) expect(nextOf(state, 'pollDue')).toBe('polling');
  for (const [state, events] of Object.entries(ROOM_STREAM_TABLE))
    for (const transition of Object.values(events)) {
      const [next, ...actions] = transition;
      if (next === 'reopening' && state !== 'reopening') expect(actions).toContain('awaitStream');
      if (next !== 'reopening') expect(actions.includes('stopAwaiting') || state === 'polling').toBe(true);
    }
});

test('watchers are told of every change after which they begin or cease to poll', () => {
  for (const [state, events] of Object.entries(ROOM_STREAM_TABLE))
    for (const transition of Object.values(events)) {
      const [next, ...actions] = transition;
      if (next !== state && next !== 'over') expect(actions).toContain('notify');
    }
});

test('of a server without streams nothing is expected to be shown', () => {
  for (const state of LIVING) {
    expect(nextOf(state, 'missing')).toBe('polling');
    expect(ROOM_STREAM_TABLE[state].missing).toContain('forgetShown');
  }
});
