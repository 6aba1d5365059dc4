/** Letters and digits that nobody can guess. (Pages without TLS have no `crypto.randomUUID`.) */
export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

/** One item, chosen at random. */
export function pick<Item>(items: readonly [Item, ...Item[]]): Item {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return items[number % items.length] ?? items[0];
}
