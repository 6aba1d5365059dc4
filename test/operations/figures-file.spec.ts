import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { seededRandom } from '@othello-rpc/kernel/random';
import { FIGURES, NEW_PLAYER } from '../../src/operations/verify/figures.ts';
import { FiguresFile } from '../../src/operations/verify/figures-file.ts';

const USERS = 5000;

test('figures of more users than fit into its cache are kept, two changed at a time', () => {
  const next = seededRandom('figures');
  const file = new FiguresFile(2);
  const due = new Map<string, number[]>();
  let id = 0n;
  for (let user = 0; user < USERS; user++) {
    id += 1n + BigInt(Math.floor(next() * 3)) + (user === USERS / 2 ? 2n ** 60n : 0n);
    due.set(String(id), [...NEW_PLAYER]);
    file.append(String(id));
  }
  const ids = [...due.keys()];
  for (let change = 0; change < 4 * USERS; change++) {
    const pair = [0, 1].map(() => ids[Math.floor(next() * USERS)] ?? '');
    const figures = pair.map((each) => file.get(each));
    for (const [index, each] of pair.entries()) {
      const at = Math.floor(next() * FIGURES);
      const by = next();
      figures[index]![at]! += by;
      due.get(each)![at]! += by;
    }
  }
  for (const [each, figures] of due) expect([...file.get(each)!]).toEqual(figures);
  file.close();
});

test('a user who is not there is not found, and nothing is left in the folder of temporary files', () => {
  const file = new FiguresFile();
  expect(file.get('1')).toBeUndefined();
  for (const id of ['5', '7']) file.append(id);
  for (const id of ['1', '6', '8', String(2n ** 62n)]) expect(file.get(id)).toBeUndefined();
  expect([...file.get('7')!]).toEqual(NEW_PLAYER);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('othello-verify-'))).toEqual([]);
  file.close();
});
