import { Injectable } from '@nestjs/common';
import { type Answer, answer, type Id, type StreamSource, type StreamState, wireId } from 'othello-rpc';
import { ChatRepository, type Line } from './chat.repository.ts';

export interface ChatResponses {
  sayRsp?: { line: object };
  listLinesRsp?: { lines: object[] };
  lineSaidRsp?: { line: object; version: number };
}

export interface Chat extends StreamState {
  lines: ReadonlyMap<number, Line>;
}

/** A line as its message has it. */
export const lineMessage = ({ number, userId, text }: Line): object => ({ number, userId: wireId(userId), text });

/** What is said in rooms. A room's version is the number of its last line, plus one, since versions begin at 1. */
@Injectable()
export class ChatStream implements StreamSource<Chat> {
  readonly kind = 'chat';

  constructor(private readonly lines: ChatRepository) {}

  async read(roomIds: readonly Id[]): Promise<ReadonlyMap<Id, Chat>> {
    const chats = await Promise.all(
      roomIds.map(async (roomId): Promise<[Id, Chat]> => {
        const lines = await this.lines.last(roomId);
        const version = (lines.at(-1)?.number ?? 0) + 1;
        return [roomId, { version, isOver: false, lines: new Map(lines.map((line) => [line.number, line])) }];
      }),
    );
    return new Map(chats);
  }

  async findChanged(versions: ReadonlyMap<Id, number>): Promise<Id[]> {
    const counts = await this.lines.counts([...versions.keys()]);
    return [...versions].flatMap(([roomId, version]) => ((counts.get(roomId) ?? 0) + 1 === version ? [] : [roomId]));
  }

  viewOf = (): string => 'all';

  /** The first state says nothing: who watches lists what was said before. */
  snapshot = (): Answer[] => [];

  change({ lines }: Chat, version: number): Answer[] {
    const line = lines.get(version - 1);
    return line ? [answer<ChatResponses>('lineSaidRsp', { line: lineMessage(line), version })] : [];
  }

  ending = (): Answer[] => [];
  firstVersion = (): number => 1;
}
