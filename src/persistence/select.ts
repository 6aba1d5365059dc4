/** What a query reads: an expression by each name that its rows have. So no column is read by its place. */
export type Select<Row extends object> = Readonly<Record<keyof Row & string, string>>;

/** The list after SELECT. */
export const selectList = (select: Readonly<Record<string, string>>): string =>
  Object.entries(select)
    .map(([name, expression]) => `${expression} AS ${name}`)
    .join(', ');
