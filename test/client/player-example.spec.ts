import { startNode } from '../kit/node.ts';
import { play } from './player-example.ts';
import { newAccount } from './ways.ts';

test('two of the example player play a game to its end, and agree who won', async () => {
  const node = await startNode();
  try {
    const [one, other] = await Promise.all([play(node.url, newAccount()), play(node.url, newAccount())]);
    expect(one).toMatch(/^\d+$/);
    expect(other).toBe(one);
  } finally {
    await node.close();
  }
});
