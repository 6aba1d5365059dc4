import type { AnyResponse } from '../names.ts';
import { Queue } from '../queue.ts';
import { findRoom } from '../room.ts';

/** The subscription to one room on a connection that carries other rooms' pushes too. */
export class RoomSubscription {
  readonly queue: Queue<AnyResponse>;
  /** The server pushes no more of it. */
  isDone = false;
  /** The room as it was pushed last; undefined until the subscription's own Request is answered. */
  private room: { roomId: string; status: string } | undefined;

  /** @param onLeave called when its reader has gone */
  constructor(
    private readonly roomId: string,
    onLeave: (subscription: RoomSubscription) => void,
  ) {
    this.queue = new Queue(() => onLeave(this));
  }

  /** The answer to its Request: the first push. */
  begin(responses: readonly AnyResponse[]): void {
    this.room = { roomId: this.roomId, status: '' };
    this.push(responses);
  }

  push(responses: readonly AnyResponse[]): void {
    this.room = findRoom({ responses }) ?? this.room;
    for (const response of responses) {
      this.queue.push(response);
      this.isDone ||= isLast(response);
    }
    if (this.isDone) this.queue.close();
  }

  /** Whether it is that room's: after a merge a subscription belongs to the room that it was merged into. */
  isOf(roomId: string): boolean {
    return this.room?.roomId === roomId;
  }

  /**
   * Whether its Request was answered, and the room was pushed last in one of these statuses, in any if none is given.
   */
  hasBegun(...statuses: string[]): boolean {
    return this.room !== undefined && (statuses.length === 0 || statuses.includes(this.room.status));
  }
}

const isLast = (response: AnyResponse): boolean =>
  response.code !== 'Success' ||
  response.name === 'RspGameOver' ||
  (response.name === 'RspSubscribe' && response.body.resume === true);

/**
 * The subscriptions that a push is for. A push names no subscription, so its content decides:
 * - a state names its room. No subscription of that room means that a waiting room was merged into it.
 * - RspGameOver names no room: it is that of the room whose last state was the end of its game.
 * - anything else, a heartbeat say, is for all of the connection.
 */
export function subscriptionsFor(
  responses: readonly AnyResponse[],
  subscriptions: ReadonlySet<RoomSubscription>,
): RoomSubscription[] {
  const begun = [...subscriptions].filter((each) => each.hasBegun());
  const room = findRoom({ responses });
  if (room) {
    const own = begun.filter((each) => each.isOf(room.roomId));
    return own.length > 0 ? own : begun.filter((each) => each.hasBegun('WAITING'));
  }
  const [first] = responses;
  return first?.name === 'RspGameOver' ? begun.filter((each) => each.hasBegun('GAME_OVER', 'TIMEOUT')) : begun;
}
