/** Numbers of two players of `count`: the one who makes the room, plays White; and the one who joins. */
export type Pair = readonly [white: number, black: number];

/**
 * Who plays whom, round after round, so that everyone meets everyone and nobody plays twice in a round: all but the
 * first go round a table, who sit face to face play. With an odd count one sits out.
 */
export function* rounds(count: number): Generator<Pair[], never, undefined> {
  const seats = count + (count % 2);
  for (let round = 0; ; round++) {
    const at = (seat: number) => (seat === 0 ? 0 : 1 + ((seat - 1 + round) % (seats - 1)));
    const pairs = Array.from({ length: seats / 2 }, (_, table): Pair => [at(table), at(seats - 1 - table)]);
    // colours change from one time round to the next
    const isSwapped = Math.floor(round / Math.max(1, seats - 1)) % 2 === 1;
    yield pairs
      .filter((pair) => Math.max(...pair) < count)
      .map(([one, other]): Pair => (isSwapped ? [other, one] : [one, other]));
  }
}
