import { OTHELLO_SCHEMA, type Schema } from '@othello-rpc/client';
import { closest, distance } from 'fastest-levenshtein';
import { UsageError } from './exit-codes.ts';

/** A name is meant when at most this many letters differ. */
const TYPING_ERRORS = 3;

/** Procedures and streams of an IDL. */
export const callableNames = ({ tables }: Schema = OTHELLO_SCHEMA): string[] => [
  ...Object.keys(tables.procedures),
  ...Object.keys(tables.streams),
];

/** @returns the procedure of that name, in capitals or small letters; undefined when the IDL has none */
export const findProcedure = (text: string, schema: Schema): string | undefined =>
  callableNames(schema).find((name) => name.toLowerCase() === text.toLowerCase());

/** What to write instead of a name that is no procedure's. */
export function unknownProcedure(text: string, schema: Schema): UsageError {
  const names = callableNames(schema);
  const likeliest = closest(
    text.toLowerCase(),
    names.map((name) => name.toLowerCase()),
  );
  const meant = names.find((name) => name.toLowerCase() === likeliest);
  const isMeant = meant !== undefined && distance(text.toLowerCase(), likeliest) <= TYPING_ERRORS;
  const hint = isMeant ? `did you mean ${meant}?` : `there are ${names.join(', ')}; those of a team by --proto or gRPC`;
  return new UsageError(`there is no procedure ${text}: ${hint}`);
}
