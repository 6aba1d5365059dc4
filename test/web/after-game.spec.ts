import { readFileSync } from 'node:fs';
import { playLine, seated, WITH_PASSES } from './kit/games.ts';
import { useStage } from './kit/stage.ts';
import type { Tab } from './kit/tab.ts';

const stage = useStage();

/** What a click makes the browser save. */
async function saved(tab: Tab, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([tab.page.waitForEvent('download'), tab.button(button).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('a game that ended is stepped by keys, analysed, copied and saved; its address keeps the ply over a reload', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  await playLine(players, WITH_PASSES);
  const { black, white } = players;
  await black.sees('You lost');
  await black.link('Replay').click();
  const ply = black.page.getByTestId('ply');
  const all = WITH_PASSES.length / 2;
  const isAt = (number: number) => ply.filter({ hasText: `Move ${number} of ${all}` }).waitFor();
  await isAt(all);
  await black.page.keyboard.press('ArrowLeft');
  await isAt(all - 1);
  await black.page.keyboard.press('Home');
  await isAt(0);
  await black.page.keyboard.press('ArrowRight');
  await isAt(1);
  await black.page.reload();
  await isAt(1);

  await black.button('Analyse this game').click();
  await black.page
    .getByTestId('analysis-progress')
    .filter({ hasText: /^\d+ turning points?$/ })
    .waitFor();
  await black.hears(/turning point/);
  await black.reads('Opening: Diagonal');
  await black.page
    .getByTestId('verdict')
    .filter({ hasText: /Best: [a-h][1-8]\.$/ })
    .waitFor();
  const points = black.page.locator('.turning-points button');
  expect(await points.count()).toBe(await black.page.locator('.graph .turning').count());
  expect(await points.first().textContent()).toMatch(
    /^\d+\. (Black|White) \w\d gave away \d+; better: [a-h]\d( [a-h]\d)*$/,
  );
  await points.last().click();
  await isAt(Number.parseInt((await points.last().textContent()) ?? '', 10));
  await black.page.keyboard.press('End');
  await black.page.getByTestId('verdict').filter({ hasText: 'White wins by' }).waitFor();

  // a position is played on against the search, and left again
  await points.first().click();
  await black.button('Play on from here').click();
  await black.sees('Played on from here');
  const discs = await black.page.locator('.taken').count();
  const [square = ''] = await black.openSquares();
  await black.play(square);
  await black.hears(/ played [a-h][1-8] and turned /);
  await black.hasTurn();
  expect(await black.page.locator('.taken').count()).toBe(discs + 2);
  await black.button('Back to the game').click();
  await black.page.keyboard.press('End');
  await isAt(all);

  await black.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await black.button('Copy the moves').click();
  await black.button('✓ Copied').waitFor();
  expect(await black.page.evaluate('navigator.clipboard.readText()')).toBe(WITH_PASSES.replaceAll('-', ''));
  await black.button('Copy the moves').waitFor(); // the button does not say for ever that it has copied

  const game = await saved(black, 'Save as GGF');
  expect(game.name).toMatch(/^othello-\d+\.ggf$/);
  expect(game.text).toMatch(
    /^\(;GM\[Othello\]PC\[Othello\]DT\[[\d :-]+ GMT\]PB\[[^\]]+\]PW\[[^\]]+\]RE\[-37\]TY\[8\]BO\[8 [-*O]{64} \*\](?:[BW]\[\w\w\])+;\)\n$/,
  );
  expect(game.text).toContain('B[D3]W[C3]');
  expect(game.text).toContain('B[PA]');
  const picture = await saved(black, 'Save a picture');
  expect(picture.name).toBe(`othello-${black.place().split('/')[2]}-${all}.svg`);
  expect(picture.text.match(/r="20"/g)).toHaveLength(41);
  expect([...black.faults, ...white.faults]).toEqual([]);
});

test('a second tab that watches or replays takes nobody over: the game in the first goes on', async () => {
  const { black, white } = await seated(stage.browsers, stage.node.url);
  const room = black.place().split('/')[2];
  const second = await black.another(`/watch/${room}`);
  await second.reads('You are watching');
  await black.play('d3');
  await second.page.locator('[data-square="d3"].taken').waitFor();
  await white.play('c3');
  await black.play('b3');
  await white.hasTurn();
  // from there to the lobby it plays as the player, and the first tab is told
  await second.link('Othello').click();
  await second.isAt(`/play/${room}`);
  await black.sees('You play elsewhere now');
  await black.reads(/Your game goes on there\.$/);
  expect([...black.faults, ...white.faults, ...second.faults]).toEqual([]);
});
