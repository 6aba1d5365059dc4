import { type Estimate, isNoisy, isTie } from '../statistics.ts';
import { shownRatio } from './numbers.ts';
import { type Text, text } from './text.ts';

/** A ratio, and where it holds: `with PostgreSQL behind, … for GamePut`. Either side may be empty. */
export interface Clause {
  before: Text;
  ratio: Estimate;
  after: Text;
}

/** Who is held against whom, in what: `{ en: 'the server CPU', ko: '서버 CPU는' }`. */
export interface Claim {
  /** `With 128 callers, ` */
  setting?: Text;
  who: Text;
  /** costs, sends, reaches */
  verb: string;
  what: Text;
  whom: Text;
  clauses: readonly Clause[];
}

/**
 * One sentence that says no more than its intervals: one that spans 1 is called a tie, one wider than 20 % noisy.
 * @example gRPC costs 1.4–1.6 × the server CPU of the envelope for a call without a database; with PostgreSQL behind,
 *   1.1–1.2 × for GamePut.
 */
export function sentence({ setting, who, verb, what, whom, clauses }: Claim): Text {
  const [first, ...rest] = clauses;
  if (!first) throw new RangeError(`nothing is known of ${who.en} against ${whom.en}`);
  const found = clauseOf(first.ratio).en;
  const start = isTie(first.ratio)
    ? `${who.en} and ${whom.en}: ${found} in ${what.en}`
    : `${who.en} ${verb} ${found} ${what.en} of ${whom.en}`;
  const en = [
    `${setting?.en ?? ''}${first.before.en}${start}${first.after.en}`,
    ...rest.map(({ before, ratio, after }) => `${before.en}${clauseOf(ratio).en}${after.en}`),
  ];
  const ko = clauses.map(({ before, ratio, after }) => `${before.ko}${after.ko}${clauseOf(ratio).ko}`);
  return {
    en: `${capital(en.join('; '))}.`,
    ko: `${setting?.ko ?? ''}${who.ko}의 ${what.ko} ${whom.ko} 대비 ${ko.join(', ')}.`,
  };
}

/** `1.4–1.6 ×`, `1.2–1.9 × (noisy)`, `a tie (0.97–1.02 ×)`, `no difference shown (0.7–1.3 ×, noisy)` */
export function clauseOf(ratio: Estimate): Text {
  const range = shownRatio(ratio);
  const [noisy, many] = [isNoisy(ratio), koreanRange(range)];
  if (!isTie(ratio)) return noisy ? text(`${range} (noisy)`, `${many}(흔들림)`) : text(range, many);
  return noisy
    ? text(`no difference shown (${range}, noisy)`, `차이 안 보임(${many}, 흔들림)`)
    : text(`a tie (${range})`, `무승부(${many})`);
}

/** `1.4~1.6배` */
export const koreanRange = (range: string): string => range.replace('–', '~').replace('\u00a0×', '배');

/** A sentence begins with a capital, but for a name that is written small: gRPC. */
const capital = (words: string): string =>
  words.startsWith('gRPC') ? words : words.charAt(0).toUpperCase() + words.slice(1);
