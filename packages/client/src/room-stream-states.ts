/** The state of a watched room's stream, for those who watch the room. */
export type RoomStreamState =
  /** the first stream was opened, and no message has come yet */
  | 'opening'
  /** messages come, so watchers need not poll */
  | 'live'
  /** a stream broke after streams had worked well: a new one will probably work soon, so watchers do not poll yet */
  | 'reopening'
  /** no stream works: watchers poll, while further streams are tried */
  | 'polling'
  /** the game has ended, nothing comes any more */
  | 'over'
  /** no further stream is tried: all watchers get the refusal or the error */
  | 'failed';

/** Events of a watched room's stream. */
export type RoomStreamEvent =
  /** anything came over the current stream, a heartbeat say */
  | 'message'
  /** the current stream broke, and before that this client's streams worked well */
  | 'brokeWhenWell'
  /** the current stream broke, soon after another one had */
  | 'brokeAgain'
  /** the server, or a proxy before it, has no streams */
  | 'missing'
  /** the time is over that watchers wait for a stream before they poll */
  | 'pollDue'
  | 'over'
  | 'failed';

/** Actions of a transition. */
export type RoomStreamAction =
  /** starts the timer of `pollDue`, unless it runs */
  | 'awaitStream'
  /** stops the timer */
  | 'stopAwaiting'
  /** forgets that a stream has shown the room, since its last message may be out of date */
  | 'forgetShown'
  /** makes watchers read the state again */
  | 'notify';

type Transition = readonly [next: RoomStreamState, ...actions: RoomStreamAction[]];

const toLive: Transition = ['live', 'stopAwaiting', 'notify'];
const toPolling: Transition = ['polling', 'stopAwaiting', 'notify'];
const toPollingUnseen: Transition = ['polling', 'stopAwaiting', 'forgetShown', 'notify'];
const toOver: Transition = ['over', 'stopAwaiting'];
const toFailed: Transition = ['failed', 'stopAwaiting', 'notify'];

/**
 * The transitions: for each state and event, the next state and the actions. Events that are not listed change nothing.
 */
export const ROOM_STREAM_TABLE: {
  readonly [State in RoomStreamState]: { readonly [Event in RoomStreamEvent]?: Transition };
} = {
  opening: {
    message: toLive,
    brokeWhenWell: toPolling,
    brokeAgain: toPolling,
    missing: toPollingUnseen,
    pollDue: toPolling,
    over: toOver,
    failed: toFailed,
  },
  live: {
    brokeWhenWell: ['reopening', 'awaitStream', 'notify'],
    brokeAgain: toPolling,
    missing: toPollingUnseen,
    over: toOver,
    failed: toFailed,
  },
  reopening: {
    message: toLive,
    // this attempt failed but the next may not: watchers to whom the room was refused are notified
    brokeWhenWell: ['reopening', 'notify'],
    brokeAgain: ['reopening', 'notify'],
    missing: toPollingUnseen,
    pollDue: toPolling,
    over: toOver,
    failed: toFailed,
  },
  polling: {
    message: toLive,
    brokeWhenWell: ['polling', 'notify'],
    brokeAgain: ['polling', 'notify'],
    missing: ['polling', 'forgetShown', 'notify'],
    over: toOver,
    failed: toFailed,
  },
  over: { failed: toFailed },
  failed: {},
};
