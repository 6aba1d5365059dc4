import { CallImpossible } from './errors.ts';
import type { ClientEvents } from './events.ts';
import { type PushListener, type PushSource, RoomPush } from './room-push.ts';

/** The streams of one client, one a room: of two that a session opens for one room a server ends the first. */
export class RoomPushes {
  private readonly open = new Set<RoomPush>();

  constructor(private readonly source: PushSource) {}

  /** The room's stream, opened by the first who listens. */
  listen(roomId: string, listener: PushListener): RoomPush {
    const push = [...this.open].find((each) => each.isOf(roomId)) ?? new RoomPush(this.source, roomId);
    this.open.add(push);
    push.add(listener);
    return push;
  }

  /** The last one closes it. */
  leave(push: RoomPush, listener: PushListener): void {
    if (!push.remove(listener)) this.open.delete(push);
  }

  sawAnswer(answer: ClientEvents['answer']): void {
    for (const push of this.open) push.sawAnswer(answer);
  }

  close(): void {
    for (const push of this.open) push.fail(new CallImpossible('the client was closed'));
  }
}
