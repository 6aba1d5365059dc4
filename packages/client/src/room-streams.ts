import { CallImpossible } from './errors.ts';
import type { ClientEvents } from './events.ts';
import { RoomStream, type RoomStreamListener, type StreamSource } from './room-stream.ts';

/**
 * A client's streams, one for each room, since a server ends a session's first stream of a room when it opens a second.
 */
export class RoomStreams {
  private readonly open = new Set<RoomStream>();

  constructor(private readonly source: StreamSource) {}

  /** The room's stream; the first listener opens it. */
  listen(roomId: string, listener: RoomStreamListener): RoomStream {
    const stream = [...this.open].find((each) => each.isOf(roomId)) ?? new RoomStream(this.source, roomId);
    this.open.add(stream);
    stream.add(listener);
    return stream;
  }

  /** Removes a listener; the last one closes the stream. */
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
