import { type Game, type GameStock, lineOf, nextPut } from './games.ts';
import type { Step } from './wires/wire.ts';
import type { Workload } from './workload.ts';

export class NoOps implements Workload {
  private readonly step: Step = { procedure: 'NoOp', request: { roomId: 42, r: 2, c: 3 } };

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  next(): Step {
    return this.step;
  }
}

/** Each caller plays both sides of a game of its own, one after the other. */
abstract class Games {
  protected readonly inHand: (Game | undefined)[] = [];

  constructor(protected readonly stock: GameStock) {}

  protected async refill(callers: number, calls: number): Promise<void> {
    this.leave();
    await this.stock.fill(callers, calls);
  }

  leave(): void {
    for (const game of this.inHand.splice(0)) if (game) this.stock.giveBack(game);
  }
}

export class GamePuts extends Games implements Workload {
  prepare(callers: number, calls: number): Promise<void> {
    return this.refill(callers, calls);
  }

  next(caller: number): Step | undefined {
    let game = this.inHand[caller];
    if (!game || game.ply === game.squares.length) {
      if (game) this.stock.giveBack(game);
      game = this.inHand[caller] = this.stock.take();
    }
    return game && nextPut(game);
  }
}

export class GameSyncs extends Games implements Workload {
  prepare(callers: number): Promise<void> {
    return this.refill(callers, 0);
  }

  next(caller: number): Step | undefined {
    const game = (this.inHand[caller] ??= this.stock.take());
    return game && { procedure: 'GameSync', request: { roomId: game.roomId }, token: game.players[0].token };
  }
}

/** Rooms are made by their first move: nothing to prepare. */
export class MemoryPuts implements Workload {
  private readonly games: { squares: number[]; ply: number }[] = [];

  constructor(private readonly seed: number) {}

  async prepare(callers: number): Promise<void> {
    for (let caller = this.games.length; caller < callers; caller++)
      this.games.push({ squares: lineOf(this.seed + caller), ply: 0 });
  }

  next(caller: number): Step | undefined {
    const game = this.games[caller];
    if (!game) return undefined;
    const square = game.squares[game.ply] as number;
    const request = { roomId: caller + 1, r: square >> 3, c: square & 7, version: game.ply };
    game.ply = (game.ply + 1) % game.squares.length;
    return { procedure: 'MemoryPut', request };
  }
}
