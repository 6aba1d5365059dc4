import type { Id } from '../../rpc/wire-id.ts';

/** A person who looks for an opponent. */
export interface Seeker {
  userId: Id;
  /** rounded, 0 or more; undefined: not read, since they play anyone */
  rating: number | undefined;
  /** they play any person rather than wait, whatever the rule says (clients of 2017) */
  takesAnyone: boolean;
}

/** A player who waits in a public room. */
export interface WaitingPlayer {
  roomId: Id;
  userId: Id;
  /** rounded, 0 or more; undefined: they play anyone */
  rating: number | undefined;
  /** ms since they made the room */
  waitedMs: number;
  /**
   * points: how far an opponent's rating may be from theirs, by the usual rule: 150, 10 more each second, any after 30
   * s
   */
  window: number;
  isBot: boolean;
}

/** The rule that pairs players in RandomJoin. A team may override it: docs/extending.md. */
export abstract class Matchmaking {
  /**
   * Called within RandomJoin's transaction, and by the sweep for people who wait at the same time. It must be
   * synchronous and free of side effects. The seeker gets the first of the returned rooms that nobody else has taken
   * meanwhile.
   * @param waiting the longest wait first: the 32 people who have waited longest, up to 8 people of each 50 points of
   * rating within 450 points of the seeker's, and, if the seeker wants bots, the 32 bots who have waited longest
   * @returns those whom the seeker may play, the best first; empty: the seeker waits
   */
  abstract choose(seeker: Seeker, waiting: readonly WaitingPlayer[]): readonly WaitingPlayer[];
}

/** The usual rule: people before bots; of the people whose window holds the seeker, the one who has waited longest. */
export class RatingWindows extends Matchmaking {
  choose(seeker: Seeker, waiting: readonly WaitingPlayer[]): readonly WaitingPlayer[] {
    const people = waiting.filter(({ isBot }) => !isBot);
    const suited = people.filter((each) => holds(each, seeker));
    const others = seeker.takesAnyone ? people.filter((each) => !suited.includes(each)) : [];
    return [...suited, ...others, ...waiting.filter(({ isBot }) => isBot)];
  }
}

const holds = ({ rating, window }: WaitingPlayer, seeker: Seeker): boolean =>
  rating === undefined || seeker.rating === undefined || Math.abs(rating - seeker.rating) <= window;
