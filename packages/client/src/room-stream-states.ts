/** Where a watched room's stream stands, as those who watch the room see it. */
export type RoomStreamState =
  /** the first stream was asked for: its first message may come any moment */
  | 'opening'
  /** messages come: watchers rely on them */
  | 'live'
  /** an open stream broke after others had worked: another one will probably be open soon */
  | 'reopening'
  /** there is no stream to rely on: watchers poll, while further ones are tried */
  | 'polling'
  /** the game has ended, nothing comes any more */
  | 'over'
  /** there will be no stream: all watchers get the refusal or the error */
  | 'failed';

/** What happens to it. */
export type RoomStreamEvent =
  /** anything came over the current stream, a heartbeat say */
  | 'message'
  /** the current stream ended before its time, and until then this client's streams were well */
  | 'brokeWhenWell'
  /** the current stream ended before its time, and an earlier one had not long before */
  | 'brokeAgain'
  /** the server, or a proxy before it, has no streams */
  | 'missing'
  /** the stream has been waited for as long as watchers may go without news */
  | 'pollDue'
  | 'over'
  | 'failed';

/** What is done on the way from a state to the next. */
export type RoomStreamAction =
  /** begins to count the time after which `pollDue` comes, unless it is being counted */
  | 'awaitStream'
  /** stops counting it */
  | 'stopAwaiting'
  /** forgets that a stream has shown the room: what it showed then says nothing about now */
  | 'forgetShown'
  /** makes watchers read the state again */
  | 'notify';

type Transition = readonly [next: RoomStreamState, ...actions: RoomStreamAction[]];

const toLive: Transition = ['live', 'stopAwaiting', 'notify'];
const toPolling: Transition = ['polling', 'stopAwaiting', 'notify'];
const toPollingUnseen: Transition = ['polling', 'stopAwaiting', 'forgetShown', 'notify'];
const toOver: Transition = ['over', 'stopAwaiting'];
const toFailed: Transition = ['failed', 'stopAwaiting', 'notify'];

/** Each state's events with what they lead to; an event that a state does not list changes nothing. */
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
    // the attempt found nothing, the next may: watchers whose room was refused to them look again
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
