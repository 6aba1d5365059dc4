/** Two of `count` players, by number: the first makes the room and plays White, the second joins. */
export type Pair = readonly [white: number, black: number];

/**
 * The pairs of each round of a round-robin tournament, by the circle method: player 0 keeps its place, the others
 * rotate, and opposite places play. With an odd count one player pauses in each round.
 */
export function* rounds(count: number): Generator<Pair[], never, undefined> {
  const seats = count + (count % 2);
  for (let round = 0; ; round++) {
    const at = (seat: number) => (seat === 0 ? 0 : 1 + ((seat - 1 + round) % (seats - 1)));
    const pairs = Array.from({ length: seats / 2 }, (_, table): Pair => [at(table), at(seats - 1 - table)]);
    // colours are swapped each time everyone has met everyone
    const isSwapped = Math.floor(round / Math.max(1, seats - 1)) % 2 === 1;
    yield pairs
      .filter((pair) => Math.max(...pair) < count)
      .map(([one, other]): Pair => (isSwapped ? [other, one] : [one, other]));
  }
}
