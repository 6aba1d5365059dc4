import { SetMetadata } from '@nestjs/common';
import type { Id } from '../rpc/wire-id.ts';

/** What a team's handlers can be told of, and with which words. Players are users' ids. */
export interface EventBodies {
  /** a person registered; the server's own bots are none */
  UserRegistered: { userId: Id; name: string };
  /** the second player sat down */
  GameStarted: { roomId: Id; white: Id; black: Id; isPrivate: boolean };
  /** by its score, by a resignation or by time; a waiting room that closes is no game */
  GameEnded: {
    roomId: Id;
    white: Id;
    black: Id;
    isPrivate: boolean;
    /** null: a draw */
    winner: Id | null;
    /** null: a node of a release that did not say ended it */
    endedBy: 'SCORE' | 'RESIGNATION' | 'TIME_OUT' | null;
  };
}

export type EventName = keyof EventBodies;

export const EVENT_NAMES = ['UserRegistered', 'GameStarted', 'GameEnded'] as const satisfies readonly EventName[];

/** One event as one handler is given it. */
export type GameEvent<Name extends EventName = EventName> = {
  [Each in Name]: {
    /** the same at every attempt, and no other event's: what a handler does once for it, it remembers by this */
    readonly id: Id;
    readonly name: Each;
    readonly body: EventBodies[Each];
    /** by the database's clock */
    readonly at: Date;
    /** from 1 */
    readonly attempt: number;
  };
}[Name];

/** @param signal aborted when the handler's time is up, or the node stops: then the event comes again */
export type Handle<Name extends EventName = EventName> = (event: GameEvent<Name>, signal: AbortSignal) => Promise<void>;

export interface EventHandlerMark {
  handler: string;
  events: readonly EventName[];
}

export const EVENT_HANDLER = Symbol('event handler');

/**
 * Marks `async method(event, signal): Promise<void>` of a provider as the handler of those events. They are delivered
 * after the commit of what they tell, at least once, by one node at a time, in the order in which they happened (what is
 * committed at once has none); one that the method rejects is delivered again later, and the others go on meanwhile.
 * @param handler a name of its own that stays: what waits for a handler is kept under it
 */
export const EventHandler = <Name extends EventName>(handler: string, ...events: [Name, ...Name[]]) =>
  SetMetadata<symbol, EventHandlerMark>(EVENT_HANDLER, { handler, events }) as <Method extends Handle<Name>>(
    target: object,
    method: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ) => void;
