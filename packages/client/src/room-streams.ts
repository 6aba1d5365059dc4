import { CallImpossible } from './errors.ts';
import type { ClientEvents } from './events.ts';
import { RoomStream, type RoomStreamListener, type StreamSource } from './room-stream.ts';

/** The streams of one client, one a room: of two that a session opens for one room a server ends the first. */
export class RoomStreams {
  private readonly open = new Set<RoomStream>();

  constructor(private readonly source: StreamSource) {}

  /** The room's stream, opened by the first who listens. */
  listen(roomId: string, listener: RoomStreamListener): RoomStream {
    const stream = [...this.open].find((each) => each.isOf(roomId)) ?? new RoomStream(this.source, roomId);
    this.open.add(stream);
    stream.add(listener);
    return stream;
  }

  /** The last one closes it. */
  leave(stream: RoomStream, listener: RoomStreamListener): void {
    if (!stream.remove(listener)) this.open.delete(stream);
  }

  sawAnswer(answer: ClientEvents['answer']): void {
    for (const stream of this.open) stream.sawAnswer(answer);
  }

  close(): void {
    for (const stream of this.open) stream.fail(new CallImpossible('the client was closed'));
  }
}
