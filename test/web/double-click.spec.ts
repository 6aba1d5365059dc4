import { othello } from '../../src/generated/othello.js';
import { seated } from './kit/games.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

test('a square that is clicked twice is played once, and no other meanwhile', async () => {
  const { black, white } = await seated(stage.browsers, stage.node.url);
  const puts: object[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await black.page.route('**/api', async (route) => {
    const bytes = route.request().postDataBuffer() ?? Buffer.alloc(0);
    const { protocolId, gamePutReq } = othello.Request.decode(bytes);
    if (protocolId === 104) {
      puts.push(gamePutReq ?? {});
      await held;
    }
    await route.continue();
  });
  const square = (name: string) => black.page.getByRole('gridcell', { name: new RegExp(`^${name}\\b`) }).first();
  await square('d3').dblclick();
  await square('c4').click({ force: true });
  await black.page.waitForTimeout(300);
  release();
  await white.hasTurn();
  expect(puts).toEqual([expect.objectContaining({ r: 2, c: 3 })]);
});
