import { Failure, FAILURES } from './failures.ts';

const USUAL_SIZE = 20;
const LARGEST_SIZE = 50;

/** How many rows a page shows. */
export const pageSize = (limit: number | null | undefined): number => Math.min(limit || USUAL_SIZE, LARGEST_SIZE);

/**
 * Makes a page and the cursor of the next one.
 * @param rows one more than `size` if there are as many: then there is a next page
 * @param cursorOf the cursor of the page after a row
 */
export function pageOf<Row>(rows: readonly Row[], size: number, cursorOf: (row: Row) => string) {
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return { shown, next: last === undefined ? {} : { next: cursorOf(last) } };
}

export const invalidCursor = (): Failure =>
  new Failure(
    FAILURES.InvalidArgument,
    'cursor is none of this list: send the `next` of a page, or none for the first',
  );
