import { playLine, seated, WITH_PASSES, WIPE_OUT } from './kit/games.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

test('two browsers play a whole game by its dots, forced passes included, to a result that both are shown', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  const { black, white } = players;
  const room = black.place();
  expect(white.place()).toBe(room);
  await playLine(players, WITH_PASSES.slice(0, -4 - 2)); // up to black's pass
  await white.reads(/has no move and passes$/);
  await black.reads('You have no move and pass');
  await black.hears(/You have no move and pass/);
  await white.play('a7');
  await Promise.all([white.sees('You won!'), black.sees('You lost')]);
  await white.hears(/You won! 39 – 2/);
  await black.hears(/You lost 2 – 39/);
  expect(await white.page.locator('.final').textContent()).toBe('39 – 2');
  expect(await white.page.locator('.rating .more').textContent()).toMatch(/^ \+\d+$/);
  expect(await black.page.locator('.rating .less').textContent()).toMatch(/^ −\d+$/);
  expect([...white.faults, ...black.faults]).toEqual([]);
});

test('both ask for a rematch and play it with colours swapped', async () => {
  const first = await seated(stage.browsers, stage.node.url);
  await playLine(first, WIPE_OUT);
  await first.black.button('Rematch').click();
  await first.black.reads('Waiting for the other player to want it too…');
  await first.white.reads(/ wants a rematch$/);
  await first.white.button('Rematch').click();
  await first.white.hasTurn();
  await playLine({ black: first.white, white: first.black }, WIPE_OUT);
  await first.white.sees('You won!');
  expect([...first.white.faults, ...first.black.faults]).toEqual([]);
});

test('a player who resigns is asked first, and loses', async () => {
  const { black, white } = await seated(stage.browsers, stage.node.url);
  await black.button('Resign').click();
  await black.button('Keep playing').click();
  await black.play('d3');
  await white.button('Resign').click();
  await white.page.getByRole('dialog').getByRole('button', { name: 'Resign' }).click();
  await Promise.all([white.sees('You lost'), black.sees('You won!')]);
  await black.reads('By resignation.');
  expect([...white.faults, ...black.faults]).toEqual([]);
});

test('discs turn over, but not for those who asked for less motion', async () => {
  const { node, browsers } = stage;
  for (const [reducedMotion, seconds] of [
    ['no-preference', '0.2s'],
    ['reduce', '0s'],
  ] as const) {
    const person = await (await browsers.person(node.url, { reducedMotion })).enter();
    const host = await (await browsers.person(node.url)).enter();
    await host.button('Find an opponent').click();
    await host.sees('Waiting for an opponent');
    await person.button('Find an opponent').click();
    await person.hasTurn();
    const turning = await person.page.evaluate(`getComputedStyle(document.querySelector('.disc')).transitionDuration`);
    expect(turning).toBe(seconds);
    await person.play('d3');
  }
});

test('the footer shows the last call, its transport, bytes each way and round trip', async () => {
  const person = await (await stage.browsers.person(stage.node.url)).enter();
  await person.page
    .locator('footer')
    .filter({ hasText: /ListGameRooms.*envelope.*↑.*\d+ B.*↓.*\d+ B.*\d+ ms/ })
    .waitFor();
});
