/** Rows of each kind: as many for each user as a server has after some years. */
export interface Size {
  users: number;
  /** ended games, one in ten of them private */
  ended: number;
  /** in play; half of them private and newer than the others */
  live: number;
  /** rooms that wait, of people and bots, in public and in private; as many have closed before anybody came */
  waiting: number;
  /** events given up, put off, and of handlers of other nodes: each so many */
  events: number;
}

const sizeOf = (users: number): Size => ({
  users,
  ended: 5 * users,
  live: Math.ceil(users / 10),
  waiting: Math.ceil(users / 10),
  events: Math.ceil(users / 10),
});

/** Three, each four times the one before. */
export const sizesUpTo = (users: number): Size[] => [users / 16, users / 4, users].map(Math.ceil).map(sizeOf);
