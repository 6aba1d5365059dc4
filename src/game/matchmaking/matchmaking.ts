import type { Id } from '../../rpc/wire-id.ts';

/** A person who looks for an opponent. */
export interface Seeker {
  userId: Id;
  /** rounded, 0 or more; undefined: not known here, since they take whoever comes */
  rating: number | undefined;
  /** any person is better than none, whatever the rule (clients of 2017) */
  takesAnyone: boolean;
}

/** Who waits in a public room. */
export interface WaitingPlayer {
  roomId: Id;
  userId: Id;
  /** rounded, 0 or more; undefined: they take whoever comes */
  rating: number | undefined;
  /** ms since they made the room */
  waitedMs: number;
  /** points: how far from theirs an opponent's rating may be by now, by the usual rule (150, 10 more each second, everyone after 30 s) */
  window: number;
  isBot: boolean;
}

/** Who is paired with whom at random. A team overrides it: docs/extending.md. */
export abstract class Matchmaking {
  /**
   * Asked by RandomJoin, and for people who wait side by side. It must neither wait nor do anything else; rooms that
   * others take meanwhile are passed over.
   * @param waiting the longest wait first: the 32 people who have waited longest, up to 8 of each 50 points of rating
   * within 450 of the seeker's, and the 32 bots who have; bots only if the seeker wants them, and never the seeker
   * @returns those whom the seeker may play, the best first; none: they wait
   */
  abstract choose(seeker: Seeker, waiting: readonly WaitingPlayer[]): readonly WaitingPlayer[];
}

/** People before bots, and of people the one who has waited longest and whose window holds the seeker. */
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
