import type { AnyResponse, ResponseName, ResponseOf } from './names.ts';

/** Data handlers run before any view handler, so a view never draws old data. */
export type Phase = 'data' | 'view';

/** @param body empty when `response.code` is not Success */
export type ResponseHandler<Name extends ResponseName> = (
  body: ResponseOf<Name>['body'],
  response: ResponseOf<Name>,
) => unknown;

const PHASES: readonly Phase[] = ['data', 'view'];

type AnyHandler = (body: object, response: AnyResponse) => unknown;

/** The handlers of Responses, by name and in phases, and of events. */
export class Handlers {
  private readonly handlers: { topic: string; phase: Phase; handler: AnyHandler }[] = [];

  /**
   * @param onError called with what a handler throws or rejects with, which affects neither other handlers nor the call
   */
  constructor(private readonly onError: (error: unknown) => void) {}

  /** @returns a function that unsubscribes */
  add(topic: string, phase: Phase, handler: (...args: never) => unknown): () => void {
    const entry = { topic, phase, handler: handler as AnyHandler };
    this.handlers.push(entry);
    return () => {
      const index = this.handlers.indexOf(entry);
      if (index >= 0) this.handlers.splice(index, 1);
    };
  }

  /** One answer's Responses, in order to the data handlers, then in order to the view handlers. */
  dispatch(responses: readonly AnyResponse[]): void {
    for (const phase of PHASES)
      for (const response of responses)
        for (const each of [...this.handlers])
          if (each.phase === phase && each.topic === response.name)
            this.run(() => each.handler(response.body, response));
  }

  /** @param event what its handlers get */
  emit(topic: string, event: object): void {
    for (const each of [...this.handlers])
      if (each.topic === topic) this.run(() => each.handler(event, event as AnyResponse));
  }

  private run(handle: () => unknown): void {
    try {
      const result = handle();
      if (result instanceof Promise) result.catch(this.onError);
    } catch (error) {
      this.onError(error);
    }
  }
}

/** Rethrows a handler's error outside the call, so that it shows up as any uncaught error. */
export function throwLater(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
