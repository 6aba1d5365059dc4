import type { PostgresAddress } from '../../persistence/index.ts';
import type { Id } from '../../rpc/wire-id.ts';
import { addGame, faultsOfFigures, glicko2, type RatingRule } from './figures.ts';
import { FiguresFile } from './figures-file.ts';
import { faultsOfRoom } from './room-faults.ts';
import { type EndedGame, type Totals, VerifyRepository } from './verify.repository.ts';

/** Something in a database that can't be. */
export interface Inconsistency {
  /** `room 12`, `user 7` */
  where: string;
  /** in one line */
  what: string;
}

/** What there is to look at, and what was found wrong. */
export interface Verified {
  rooms: number;
  games: number;
  users: number;
  inconsistencies: number;
}

/** How far it is: `done` rows of `of`. */
export interface VerifyProgress {
  step: 'rooms' | 'sessions' | 'results' | 'users';
  done: number;
  of: number;
}

export interface VerifyOptions {
  /** told of each inconsistency as it is found */
  report: (found: Inconsistency) => void;
  /** stops at the first inconsistency */
  isFirstEnough?: boolean;
  onProgress?: (progress: VerifyProgress) => void;
  /** the rule by which the server rates games, Glicko-2 by default; null: ratings are not compared */
  rating?: RatingRule | null;
}

/**
 * Checks a database for consistency, as it is at one moment; it may be in use. Every game's moves are replayed by rules
 * that are not the kernel's and give its board, turn, winner and ending; versions have no gap; times are in order; seats
 * are of open rooms; a user has one live session; figures and ratings are what the ended games give, one after the
 * other. Linear in the rows; memory has a bound, a temporary file holds 72 bytes a user; nothing is written to the
 * database.
 * @throws what PostgreSQL answers when it can't be read
 */
export async function verify(address: PostgresAddress, options: VerifyOptions): Promise<Verified> {
  const repository = await VerifyRepository.open(address);
  try {
    const totals = await repository.totals();
    const rule = options.rating === null ? undefined : (options.rating ?? glicko2());
    const check = new Check(repository, { totals, rule, onProgress: options.onProgress });
    let inconsistencies = 0;
    for await (const found of check.all()) {
      inconsistencies++;
      options.report(found);
      if (options.isFirstEnough) break;
    }
    const { rooms, games, users } = totals;
    return { rooms, games, users, inconsistencies };
  } finally {
    await repository.close();
  }
}

interface CheckParts {
  totals: Totals;
  rule: RatingRule;
  onProgress: VerifyOptions['onProgress'];
}

/** One run over a snapshot. */
class Check {
  constructor(
    private readonly repository: VerifyRepository,
    private readonly parts: CheckParts,
  ) {}

  async *all(): AsyncGenerator<Inconsistency> {
    yield* this.rooms();
    yield* this.sessions();
    const figures = new FiguresFile();
    try {
      yield* this.figures(figures);
    } finally {
      figures.close();
    }
    const { ranked, counted } = await this.repository.ranked();
    if (ranked !== counted)
      yield { where: 'leaderboard', what: `${ranked} users have a rank, and ${counted} are counted by rating` };
  }

  private async *rooms(): AsyncGenerator<Inconsistency> {
    for await (const room of this.counted('rooms', this.repository.rooms()))
      for (const what of faultsOfRoom(room)) yield { where: `room ${room.id}`, what };
  }

  private async *sessions(): AsyncGenerator<Inconsistency> {
    let before: Id | undefined;
    for await (const { id } of this.counted('sessions', this.repository.usersOfLiveSessions())) {
      if (id === before) yield { where: `user ${id}`, what: 'has two live sessions' };
      before = id;
    }
  }

  private async *figures(figures: FiguresFile): AsyncGenerator<Inconsistency> {
    for await (const users of this.repository.users()) for (const { id } of users) figures.append(id);
    for await (const game of this.counted('results', this.repository.endedGames())) yield* this.add(game, figures);
    for await (const user of this.counted('users', this.repository.users())) {
      const folded = figures.get(user.id);
      if (folded)
        for (const what of faultsOfFigures(user, folded, this.parts.rule)) yield { where: `user ${user.id}`, what };
    }
  }

  private *add(game: EndedGame, figures: FiguresFile): Generator<Inconsistency> {
    const [white, black] = [figures.get(game.user_1), figures.get(game.user_2)];
    if (white && black) addGame(game, { white, black, rule: this.parts.rule });
    else yield { where: `room ${game.id}`, what: `its player ${white ? game.user_2 : game.user_1} is no user` };
  }

  /** The rows of batches, one by one, which are told as progress. */
  private async *counted<Row>(step: keyof typeof TOTAL_OF, batches: AsyncGenerator<Row[]>): AsyncGenerator<Row> {
    const of = this.parts.totals[TOTAL_OF[step]];
    let done = 0;
    for await (const batch of batches) {
      yield* batch;
      done += batch.length;
      this.parts.onProgress?.({ step, done, of });
    }
  }
}

const TOTAL_OF = { rooms: 'rooms', sessions: 'sessions', results: 'ended', users: 'users' } as const;
