import { CallRefused, findRoom, type OthelloClient, type Room, roomOf } from '@othello-rpc/client';
import { PASS, play, type Position, type Side, startPosition } from '@othello-rpc/kernel';
import type { Model, Operation } from './linearizable.ts';

/** A game as its players can see it. */
export interface SeenGame {
  /** passes included */
  plies: readonly number[];
  position: Position;
  /** a player left it */
  isLeft: boolean;
}

export const GAME: Model<SeenGame> = {
  initial: { plies: [], position: startPosition, isLeft: false },
  keyOf: ({ plies, isLeft }) => `${plies.join(',')}${isLeft ? ' left' : ''}`,
};

/** What an answer shows of a room. */
export interface Shown {
  plies: readonly number[];
  isOver: boolean;
}

const shownBy = ({ moves, status }: Room): Shown => ({
  plies: [...moves],
  isOver: status !== 'TURN_USER1' && status !== 'TURN_USER2',
});

const isOver = ({ position, isLeft }: SeenGame) => isLeft || position.toMove === undefined;

/** The state, if it is the one that was shown. */
const ifShown = (game: SeenGame, shown: Shown): SeenGame | undefined =>
  shown.isOver === isOver(game) && shown.plies.join() === game.plies.join() ? game : undefined;

/** The same move by the same player again is answered as the first time. */
function isLastMove({ plies }: SeenGame, mover: Side, square: number): boolean {
  const last = plies.findLastIndex((ply) => ply !== PASS);
  return last >= 0 && plies[last] === square && (last % 2 === 0 ? 'black' : 'white') === mover;
}

/** What a put does: the game after it, or the code of the rule that refuses it. */
function outcomeOf(game: SeenGame, mover: Side, square: number): SeenGame | string {
  if (isLastMove(game, mover, square)) return game;
  if (isOver(game)) return 'ErrorGameNotInPlay';
  if (game.position.toMove !== mover) return 'ErrorNotYourTurn';
  const played = play(game.position, square);
  if (!played) return 'ErrorIllegalMove';
  return { ...game, plies: [...game.plies, ...played.plies], position: played.position };
}

type Done = Pick<Operation<SeenGame>, 'what' | 'apply'>;

/** What a put was answered. */
export interface PutAnswer extends Shown {
  /** of the rule that refused it; undefined: it was done */
  code?: string | undefined;
}

/** @param answer undefined: there was none */
export const put = (mover: Side, square: number, answer?: PutAnswer): Done => ({
  what: `${mover} puts ${square}: ${answer ? `${answer.code ?? 'done'}, ${answer.plies.length} plies` : 'no answer'}`,
  apply: (game) => {
    const outcome = outcomeOf(game, mover, square);
    const isDone = typeof outcome === 'object';
    if (answer === undefined) return isDone ? outcome : game;
    if (isDone ? answer.code !== undefined : answer.code !== outcome) return undefined;
    return ifShown(isDone ? outcome : game, answer);
  },
});

export const sync = (shown: Shown): Done => ({
  what: `sync shows ${shown.plies.length} plies${shown.isOver ? ', over' : ''}`,
  apply: (game) => ifShown(game, shown),
});

/** Leaving a game that is over does nothing. */
export const exit = (side: Side): Done => ({
  what: `${side} leaves`,
  apply: (game) => (isOver(game) ? game : { ...game, isLeft: true }),
});

/** Makes calls in one room and notes them with the times of this process. */
export class GameHistory {
  readonly operations: Operation<SeenGame>[] = [];
  /** attempts that were given up */
  lost = 0;

  constructor(private readonly roomId: string) {}

  /** @returns the room that the answer shows; undefined: there was none */
  async put(client: OthelloClient, mover: Side, square: number): Promise<Room | undefined> {
    return this.note(
      () => client.gamePut({ roomId: this.roomId, r: square >> 3, c: square & 7 }),
      (room, code) => put(mover, square, room && { ...shownBy(room), code }),
    );
  }

  async sync(client: OthelloClient): Promise<Room | undefined> {
    return this.note(
      () => client.gameSync({ roomId: this.roomId }),
      (room) => room && sync(shownBy(room)),
    );
  }

  async exit(client: OthelloClient, side: Side): Promise<void> {
    await this.note(
      () => client.exitGameRoom({ roomId: this.roomId }),
      () => exit(side),
    );
  }

  private async note(
    call: () => Promise<Parameters<typeof roomOf>[0]>,
    operationOf: (room: Room | undefined, code?: string) => Done | undefined,
  ): Promise<Room | undefined> {
    const calledAtMs = performance.now();
    const add = (answeredAtMs: number, room?: Room, code?: string) => {
      const operation = operationOf(room, code);
      if (operation) this.operations.push({ ...operation, calledAtMs, answeredAtMs });
      return room;
    };
    try {
      const room = findRoom(await call());
      return add(performance.now(), room);
    } catch (error) {
      if (error instanceof CallRefused) return add(performance.now(), roomOf(error), error.code);
      this.lost++;
      return add(Infinity);
    }
  }
}
