import { type Players, playLine, WIPE_OUT } from './kit/games.ts';
import { useStage } from './kit/stage.ts';
import type { Tab } from './kit/tab.ts';

const stage = useStage();

/** Paths that the tab calls from now on. */
function pathsOf(tab: Tab): Set<string> {
  const paths = new Set<string>();
  tab.page.on('request', (request) => {
    if (request.method() === 'POST') paths.add(new URL(request.url()).pathname);
  });
  return paths;
}

const choose = (tab: Tab, name: string, label = 'Transport') => tab.page.getByLabel(label).selectOption(name);
const chosen = (tab: Tab, label = 'Transport') => tab.page.getByLabel(label).inputValue();

test('the transport is chosen on the page, in the middle of a game too, and kept; the footer says what carried the last call', async () => {
  const { node, browsers } = stage;
  const white = await (await browsers.person(node.url)).enter();
  await white.button('Find an opponent').click();
  await white.sees('Waiting for an opponent');
  const black = await (await browsers.person(node.url)).enter();
  await black.button('Find an opponent').click();
  await black.hasTurn();
  expect(await chosen(black)).toBe('Envelope');

  await choose(black, 'Connect');
  await black.hasTurn();
  const paths = pathsOf(black);
  const players: Players = { black, white };
  await playLine(players, WIPE_OUT);
  await Promise.all([black.sees('You won!'), white.sees('You lost')]);
  expect([...paths].filter((path) => !path.startsWith('/othello.Othello/'))).toEqual([]);
  expect([...paths]).toContain('/othello.Othello/GamePut');
  await black.page.locator('footer .call').filter({ hasText: 'Connect' }).waitFor();
  await white.page.locator('footer .call').filter({ hasText: 'envelope' }).waitFor();

  // the calls before it, with what they asked for and were answered; a login's secret is not among them
  await black.button('Calls').click();
  const put = black.page
    .locator('.inspector details')
    .filter({ hasText: /GamePut.*Connect.*sent 1 time/ })
    .first();
  await put.locator('summary').click();
  const json = await put.locator('pre').allTextContents();
  expect(JSON.parse(json[0] ?? '')).toMatchObject({ r: expect.any(Number) as number, c: expect.any(Number) as number });
  expect(JSON.parse(json[1] ?? '')).toContainEqual({ RspGamePut: expect.any(Object) as object });
  expect(await black.page.locator('.inspector li').count()).toBeLessThanOrEqual(50);
  expect(await black.page.locator('.inspector').textContent()).not.toMatch(/web-\w{32}/);
  await black.page.keyboard.press('Escape');

  await black.button('한국어').click();
  expect(await chosen(black, '통신 방식')).toBe('Connect');
  await black.button('English').click();
  const again = await black.another();
  await again.sees(/^Hello, /);
  expect(await chosen(again)).toBe('Connect');
  await choose(again, 'Envelope');
  await again.sees(/^Hello, /);
  const paths2 = pathsOf(again);
  await again.page.locator('footer .call').filter({ hasText: 'envelope' }).waitFor();
  expect([...paths2].filter((path) => path.startsWith('/othello'))).toEqual([]);
  await choose(again, 'WebSocket');
  await again.sees(/^Hello, /);
  await again.page.locator('footer .call').filter({ hasText: 'WebSocket' }).waitFor();
  expect([...white.faults, ...again.faults]).toEqual([]);
});
