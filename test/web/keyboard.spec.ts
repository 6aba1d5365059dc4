import { playByKeys, tabTo } from './kit/keyboard.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

test('by keyboard alone, from the intro through a game to its result and back to the lobby, each told aloud', async () => {
  const { node, browsers } = stage;
  const white = await (await browsers.person(node.url)).enter('other');
  await white.button('Find an opponent').click();
  await white.sees('Waiting for an opponent');

  const black = await browsers.person(node.url);
  const { keyboard } = black.page;
  await tabTo(black, black.page.getByLabel('Your name'));
  await keyboard.press('Enter');
  await black.sees(/^Hello, /);
  await tabTo(black, black.button('Find an opponent'));
  await keyboard.press('Enter');
  await black.hears('Your turn');
  await playByKeys(black, 'd3');
  await black.hears('You played d3 and turned 1 disc.');
  await white.play('c3');
  await black.hears('other played c3 and turned 1 disc. Your turn');
  await playByKeys(black, 'b3');
  await white.play('d2');
  await playByKeys(black, 'e1');
  await white.play('d6');
  await playByKeys(black, 'd7');
  await white.play('e3');
  await playByKeys(black, 'f4');
  await black.hears('You won! 13 – 0');
  await black.page.locator('h2:focus').filter({ hasText: 'You won!' }).waitFor();
  await tabTo(black, black.link('To the lobby'));
  await keyboard.press('Enter');
  await black.sees(/^Hello, /);
  expect(black.faults).toEqual([]);
});

test('the board is one tab stop, and each square says what lies on it', async () => {
  const { node, browsers } = stage;
  const host = await (await browsers.person(node.url)).enter();
  await host.button('Find an opponent').click();
  await host.sees('Waiting for an opponent');
  const guest = await (await browsers.person(node.url)).enter();
  await guest.button('Find an opponent').click();
  await guest.hasTurn();
  expect(await guest.page.locator('[role=gridcell]').count()).toBe(64);
  expect(await guest.page.locator('[role=gridcell][tabindex="0"]').count()).toBe(1);
  const labelled = (name: string) => guest.page.getByRole('gridcell', { name, exact: true });
  expect(await labelled('d3, empty, you can play here').count()).toBe(1);
  expect(await labelled('d4, White').count()).toBe(1);
  await guest.play('d3');
  expect(await labelled('d3, Black, last move').count()).toBe(1);
});
