import { SetMetadata } from '@nestjs/common';
import type { Id } from '../rpc/wire-id.ts';

/** The events for a team's handlers, with their fields. Players are users' ids. */
export interface EventBodies {
  /** a person registered; not for the server's own bots */
  UserRegistered: { userId: Id; name: string };
  /** the second player sat down */
  GameStarted: { roomId: Id; white: Id; black: Id; isPrivate: boolean };
  /** a game ended by score, resignation or time-out; not for a waiting room that closes */
  GameEnded: {
    roomId: Id;
    white: Id;
    black: Id;
    isPrivate: boolean;
    /** null: a draw */
    winner: Id | null;
    /** null: a node of an older release ended it */
    endedBy: 'SCORE' | 'RESIGNATION' | 'TIME_OUT' | null;
  };
}

export type EventName = keyof EventBodies;

export const EVENT_NAMES = ['UserRegistered', 'GameStarted', 'GameEnded'] as const satisfies readonly EventName[];

/** An event as a handler gets it. */
export type GameEvent<Name extends EventName = EventName> = {
  [Each in Name]: {
    /** the same at every attempt, and unique: a handler can store it to do its work only once */
    readonly id: Id;
    readonly name: Each;
    readonly body: EventBodies[Each];
    /** by the database's clock */
    readonly at: Date;
    /** from 1 */
    readonly attempt: number;
  };
}[Name];

/** @param signal aborted when the handler's time is up, or the node stops: then the event is delivered again */
export type Handle<Name extends EventName = EventName> = (event: GameEvent<Name>, signal: AbortSignal) => Promise<void>;

export interface EventHandlerMark {
  handler: string;
  events: readonly EventName[];
}

export const EVENT_HANDLER = Symbol('event handler');

/**
 * Marks `async method(event, signal): Promise<void>` of a provider as the handler of those events. They are delivered
 * after the commit of their cause, at least once, by one node at a time, in the order in which they happened
 * (concurrent commits have no order). An event that the method rejects is delivered again later; later events go on
 * meanwhile.
 * @param handler a unique name that must not change: undelivered events are stored under it
 */
export const EventHandler = <Name extends EventName>(handler: string, ...events: [Name, ...Name[]]) =>
  SetMetadata<symbol, EventHandlerMark>(EVENT_HANDLER, { handler, events }) as <Method extends Handle<Name>>(
    target: object,
    method: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ) => void;
