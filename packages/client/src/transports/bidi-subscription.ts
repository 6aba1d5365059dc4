import { Queue } from '../queue.ts';
import type { AnyResponse } from '../names.ts';
import { findRoom } from '../room.ts';

/** A room that is told of over a line, one of several perhaps. */
export class BidiSubscription {
  readonly queue: Queue<AnyResponse>;
  /** nothing more will be told of it */
  isDone = false;
  /** as it was told last; undefined until the answer to its own Request */
  private last: { roomId: string; status: string } | undefined;

  /** @param onLeave its reader has gone */
  constructor(
    private readonly roomId: string,
    onLeave: (room: BidiSubscription) => void,
  ) {
    this.queue = new Queue(() => onLeave(this));
  }

  begin(responses: readonly AnyResponse[]): void {
    this.last = { roomId: this.roomId, status: '' };
    this.push(responses);
  }

  push(responses: readonly AnyResponse[]): void {
    this.last = findRoom({ responses }) ?? this.last;
    for (const response of responses) {
      this.queue.push(response);
      this.isDone ||= isLast(response);
    }
    if (this.isDone) this.queue.close();
  }

  /** Whether it became that room by now, or may: a room that waits goes on as the one it is merged into. */
  isOf(roomId: string): boolean {
    return this.last?.roomId === roomId;
  }

  has(...statuses: string[]): boolean {
    return this.last !== undefined && (statuses.length === 0 || statuses.includes(this.last.status));
  }
}

const isLast = (response: AnyResponse): boolean =>
  response.code !== 'Success' ||
  response.name === 'RspGameOver' ||
  (response.name === 'RspSubscribe' && response.body.resume === true);

/** Whom a push concerns: it names its room, follows one that has ended, or is the whole line's. */
export function ownersOf(rooms: ReadonlySet<BidiSubscription>, responses: readonly AnyResponse[]): BidiSubscription[] {
  const all = [...rooms].filter((each) => each.has());
  const room = findRoom({ responses });
  if (room) {
    const own = all.filter((each) => each.isOf(room.roomId));
    return own.length > 0 ? own : all.filter((each) => each.has('WAITING'));
  }
  const [first] = responses;
  return first?.name === 'RspGameOver' ? all.filter((each) => each.has('GAME_OVER', 'TIMEOUT')) : all;
}
