/**
 * The columns of a query: SQL expressions by the names of the row's properties, so that none is read by its position.
 */
export type Select<Row extends object> = Readonly<Record<keyof Row & string, string>>;

/** The list after SELECT. */
export const selectList = (select: Readonly<Record<string, string>>): string =>
  Object.entries(select)
    .map(([name, expression]) => `${expression} AS ${name}`)
    .join(', ');
