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
  type WriteCall,
  Failure,
  FAILURES,
  failureKind,
  idOf,
  type StreamStart,
  Procedure,
} from 'othello-rpc';
import type { Observable } from 'rxjs';
import { tap } from 'rxjs/operators';
import { type Chat, type ChatResponses, ChatStream, lineMessage } from './chat-stream.ts';
import { ChatRepository } from './chat.repository.ts';

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
  ) {}

  @UseGuards(PoliteGuard)
  @Procedure('Say', { access: 'session', effect: 'write' })
  async say(req: ReqRoom & { text?: string | null }, call: WriteCall): Promise<Answer[]> {
    const text = req.text ?? '';
    if (text === '' || text.length > LONGEST_LINE)
      throw new Failure(FAILURES.InvalidArgument, `a line has 1 to ${LONGEST_LINE} characters: send another`);
    const roomId = idOf(req.roomId);
    const line = await this.lines.add(call.tx, roomId, { userId: call.userId, text });
    if (!line) throw new Failure(TooManyLines, 'enough was said in this room: open another');
    call.tx.publish({ topic: `chat:${roomId}`, version: line.number + 1 }); // pushed once this is committed
    return [answer<ChatResponses>('sayRsp', { line: lineMessage(line) })];
  }

  @Procedure('ListLines', { access: 'session', effect: 'read' })
  async listLines(req: ReqRoom): Promise<Answer[]> {
    const lines = await this.lines.last(idOf(req.roomId));
    return [answer<ChatResponses>('listLinesRsp', { lines: lines.map(lineMessage) })];
  }

  @Procedure('WatchLines', { access: 'session', effect: 'stream' })
  async watchLines(req: ReqRoom & { sinceVersion?: number | null }): Promise<StreamStart<Chat>> {
    const key = idOf(req.roomId);
    const state = (await this.stream.read([key])).get(key);
    if (!state) throw new Failure(FAILURES.InvalidArgument, 'name a room');
    return { source: this.stream, key, state, seenVersion: req.sinceVersion || undefined };
  }
}

@Module({ providers: [ChatProcedures, ChatRepository, ChatStream, PoliteGuard, CallCounter] })
export class ChatModule {}
