import { procedureNames, streamNames } from '@othello-rpc/client';
import { closest, distance } from 'fastest-levenshtein';
import { UsageError } from './exit-codes.ts';

type Name = (typeof procedureNames)[number] | (typeof streamNames)[number];

export const callableNames: readonly Name[] = [...procedureNames, ...streamNames];

/** A name is meant when at most this many letters differ. */
const TYPING_ERRORS = 3;

/**
 * @param text a procedure's name, in capitals or small letters
 * @throws UsageError that names the procedure that may be meant
 */
export function procedureNamed(text: string): Name {
  const known = callableNames.find((name) => name.toLowerCase() === text.toLowerCase());
  if (known) return known;
  const [words, likeliest] = [
    text.toLowerCase(),
    closest(
      text.toLowerCase(),
      callableNames.map((name) => name.toLowerCase()),
    ),
  ];
  const meant = callableNames.find((name) => name.toLowerCase() === likeliest);
  const isMeant = meant !== undefined && distance(words, likeliest) <= TYPING_ERRORS;
  throw new UsageError(
    isMeant
      ? `there is no procedure ${text}: did you mean ${meant}?`
      : `there is no procedure ${text}: there are ${callableNames.join(', ')}`,
  );
}
