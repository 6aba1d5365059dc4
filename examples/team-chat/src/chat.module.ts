import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  Module,
  type NestInterceptor,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import {
  type Answer,
  answer,
  type ReadCall,
  type WriteCall,
  Failure,
  FAILURES,
  failureKind,
  idOf,
  type Id,
  Procedure,
  Rooms,
  type StreamStart,
  type Transaction,
} from 'othello-rpc';
import type { Observable } from 'rxjs';
import { tap } from 'rxjs/operators';
import { type Chat, type ChatResponses, ChatStream, lineMessage } from './chat-stream.ts';
import { ChatRepository } from './chat.repository.ts';
import { Farewell } from './farewell.ts';

const TooManyLines = failureKind('TooManyLines');

const LONGEST_LINE = 200;

interface ReqRoom {
  roomId?: number | null;
}

/** Says no before the handler runs: the caller reads ErrorInvalidArgument. */
@Injectable()
export class PoliteGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return !/\bdamn\b/i.test(context.getArgByIndex<{ text?: string | null }>(0).text ?? '');
  }
}

/** Counts calls, around the handler. */
@Injectable()
export class CallCounter implements NestInterceptor {
  private calls = 0;

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(tap(() => this.calls++));
  }
}

@Injectable()
@UseInterceptors(CallCounter)
export class ChatProcedures {
  constructor(
    private readonly lines: ChatRepository,
    private readonly stream: ChatStream,
    private readonly rooms: Rooms,
  ) {}

  @UseGuards(PoliteGuard)
  @Procedure('Say', { access: 'session', effect: 'write' })
  async say(req: ReqRoom & { text?: string | null }, call: WriteCall): Promise<Answer[]> {
    const text = req.text ?? '';
    if (text === '' || text.length > LONGEST_LINE)
      throw new Failure(FAILURES.InvalidArgument, `a line has 1 to ${LONGEST_LINE} characters: send another`);
    const roomId = await this.roomOf(req, call.userId, call.tx);
    const line = await this.lines.add(call.tx, roomId, { userId: call.userId, text });
    if (!line) throw new Failure(TooManyLines, 'enough was said in this room: open another');
    call.tx.publish({ topic: `chat:${roomId}`, version: line.number + 1 }); // pushed once this is committed
    return [answer<ChatResponses>('sayRsp', { line: lineMessage(line) })];
  }

  @Procedure('ListLines', { access: 'session', effect: 'read' })
  async listLines(req: ReqRoom, call: ReadCall): Promise<Answer[]> {
    const lines = await this.lines.last(await this.roomOf(req, call.userId));
    return [answer<ChatResponses>('listLinesRsp', { lines: lines.map(lineMessage) })];
  }

  @Procedure('WatchLines', { access: 'session', effect: 'stream' })
  async watchLines(req: ReqRoom & { sinceVersion?: number | null }, call: ReadCall): Promise<StreamStart<Chat>> {
    const key = await this.roomOf(req, call.userId);
    const state = (await this.stream.read([key])).get(key);
    if (!state) throw new Failure(FAILURES.InvalidArgument, 'name a room');
    return { source: this.stream, key, state, seenVersion: req.sinceVersion || undefined };
  }

  /** A public room, or one that the caller sits in. */
  private async roomOf({ roomId }: ReqRoom, userId: Id, tx?: Transaction): Promise<Id> {
    const found = await this.rooms.findFor(userId, idOf(roomId), tx);
    if (!found)
      throw new Failure(FAILURES.InvalidGameRoom, 'you may talk in no such room: name your own or a public one');
    return found.room.id;
  }
}

@Module({ providers: [ChatProcedures, ChatRepository, ChatStream, Farewell, PoliteGuard, CallCounter] })
export class ChatModule {}
