import { PHONE } from './kit/browser.ts';
import { playLine, seated } from './kit/games.ts';
import { type Colour, coloursAt, contrast, type Place } from './kit/pixels.ts';
import { useStage } from './kit/stage.ts';
import type { Tab } from './kit/tab.ts';

const stage = useStage();

/** What the board's parts have to their background at least, by WCAG for what carries meaning. */
const LEAST = 3;

/** A place of the board: in the middle of a square, or `x` and `y` squares off it. */
function spot(square: string, [x, y]: Place = [0, 0]): Place {
  const column = 'abcdefgh'.indexOf(square.charAt(0));
  const row = Number(square.charAt(1)) - 1;
  return [(column + 0.5 + x) / 8, (row + 0.5 + y) / 8];
}

const steps = (count: number, place: (step: number) => Place): Place[] =>
  Array.from({ length: count }, (_, at) => place(at));

/** Across the right edge of a disc. */
const edgeOf = (square: string): Place[] => steps(12, (step) => spot(square, [0.33 + step * 0.01, 0]));

/** What carries meaning on a board after black's d3, white to move: where it is drawn, and on which ground. */
const MARKS: Record<string, [places: Place[], ground: Place]> = {
  'black disc': [[spot('e4'), ...edgeOf('e4')], spot('e4', [-0.36, -0.42])],
  'white disc': [[spot('e5'), ...edgeOf('e5')], spot('e5', [-0.36, -0.42])],
  'black to white': [[spot('e4')], spot('e5')],
  dot: [[spot('c3')], spot('c3', [-0.36, -0.42])],
  grid: [steps(11, (step) => spot('a1', [0.45 + step * 0.01, 0.2])), spot('a1', [-0.3, -0.3])],
  'last move': [steps(30, (step) => spot('d3', [-0.48 + step * 0.01, 0])), spot('d3', [-0.36, -0.45])],
};

/** The contrast of each mark to its ground: the best of its places, since a disc may be told by its edge alone. */
async function contrastsOf(tab: Tab): Promise<Record<string, number>> {
  await tab.page.mouse.move(0, 0);
  const marks = Object.entries(MARKS);
  const places = marks.flatMap(([, [drawn, ground]]) => [...drawn, ground]);
  const colours = await coloursAt(tab.page, tab.page.locator('.board'), places);
  const ratios = marks.map(([name, [drawn]]) => {
    const [ground, ...others] = colours.splice(0, drawn.length + 1).reverse() as [Colour, ...Colour[]];
    return [name, Math.max(...others.map((each) => contrast(each, ground)))];
  });
  return Object.fromEntries(ratios) as Record<string, number>;
}

const low = (contrasts: Record<string, number>, where: string): string[] =>
  Object.entries(contrasts).flatMap(([part, ratio]) =>
    ratio >= LEAST ? [] : [`${where} ${part}: ${ratio.toFixed(2)}`],
  );

const LOOKS = [
  ['felt', 'light', 'none'],
  ['felt', 'dark', 'none'],
  ['felt', 'light', 'active'],
  ['felt', 'dark', 'active'],
  ['walnut', 'light', 'none'],
  ['blue', 'dark', 'none'],
] as const;

test('discs, dots, grid and last move have 3 : 1 in every theme, in light, dark and forced colours', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  const { white } = players;
  await playLine(players, 'd3');
  await white.hasTurn();
  const found: string[] = [];
  for (const [theme, colorScheme, forcedColors] of LOOKS) {
    await white.page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
    await white.button('Settings').click();
    await white.page.getByLabel('Board theme').selectOption(theme);
    await white.button('Close').click();
    found.push(...low(await contrastsOf(white), `${theme} ${colorScheme} forced ${forcedColors}`));
  }
  expect(found).toEqual([]);
  expect(white.faults).toEqual([]);
});

/** Parts of a game that are to be in view, by what is seen of them: 1 = all. */
async function seenOf(tab: Tab, parts: Record<string, string>): Promise<string[]> {
  const hidden: string[] = [];
  const { width = 0, height = 0 } = tab.page.viewportSize() ?? {};
  for (const [name, selector] of Object.entries(parts)) {
    const box = await tab.page.locator(selector).first().boundingBox();
    const isSeen = box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height + 0.5;
    if (!isSeen) hidden.push(`${name} at ${JSON.stringify(box)} of ${width} × ${height}`);
  }
  return hidden;
}

const PARTS = {
  board: '.board-frame',
  turn: '.turn',
  'my card': '.my-card',
  'their card': '.their-card',
  clock: '.clock',
};

test('board, cards, clock and whose turn it is are in view on a phone, on its side, and on a page at 200 %', async () => {
  const { black, white } = await seated(stage.browsers, stage.node.url);
  const hidden: string[] = [];
  for (const viewport of [
    { width: 844, height: 390 },
    { width: 720, height: 450 },
    { width: 1440, height: 900 },
    PHONE,
  ])
    for (const tab of [black, white]) {
      await tab.page.setViewportSize(viewport);
      await tab.page.evaluate('scrollTo(0, 0)');
      hidden.push(...(await seenOf(tab, PARTS)));
    }
  expect(hidden).toEqual([]);

  // text alone at 200 %: nothing is cut off, and nothing has to be scrolled sideways
  await black.page.evaluate(`document.documentElement.style.fontSize = '200%'`);
  const cut = await black.page.evaluate<string[]>(`
    [...document.querySelectorAll('main *, header *, footer *')]
      .filter((each) => !each.closest('.unseen, .moves, svg, .disc, .long'))
      .filter((each) => getComputedStyle(each).overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1)
      .map((each) => each.outerHTML.slice(0, 120))`);
  expect(cut).toEqual([]);
  const beyond = await black.page.evaluate<string[]>(`
    [...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.disc, .unseen'))
      .map((each) => each.outerHTML.slice(0, 120))`);
  expect(beyond).toEqual([]);
});

test('what a move would turn is shown before it is made; a wrong square says why; discs have turned within 0.4 s', async () => {
  const { black, white } = await seated(stage.browsers, stage.node.url);
  const flipping = black.page.locator('.square.flips');
  await black.square('d3').hover();
  await flipping.and(black.square('d4')).waitFor();
  expect(await flipping.count()).toBe(1);
  await black.square('a1').hover();
  await flipping.waitFor({ state: 'detached' });
  await black.square('a1').click();
  await black.hears('A disc on a1 would turn nothing');
  await black.square('d4').click();
  await black.hears('There is a disc on d4 already.');
  await white.square('c3').click();
  await white.hears(/^It is not your turn: .* is thinking\.$/);

  await black.page.emulateMedia({ reducedMotion: 'no-preference' });
  const longest = await black.page.evaluate<number>(`Math.max(...[...document.querySelectorAll('.disc')].map((disc) => {
    const { transitionDuration, transitionDelay } = getComputedStyle(disc);
    return parseFloat(transitionDuration) + parseFloat(transitionDelay);
  }))`);
  expect(longest).toBeGreaterThan(0);
  await black.play('d3');
  const delays = await black.page.evaluate<number[]>(`[...document.querySelectorAll('.disc')].map((disc) => {
    const { transitionDuration, transitionDelay } = getComputedStyle(disc);
    return parseFloat(transitionDuration) + parseFloat(transitionDelay);
  })`);
  expect(Math.max(...delays)).toBeLessThanOrEqual(0.4);
  expect([...black.faults, ...white.faults]).toEqual([]);
});

/** Adds up what moved on the page by itself, as Chromium reckons it. */
const WATCH_SHIFTS = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) window.shifts.push([value, ...sources.map(({ node }) => String(node?.outerHTML ?? '').slice(0, 80))]);
  }).observe({ type: 'layout-shift', buffered: true });`;

test('lobby and game stand still while they load and while moves come: layout shifts of 0.02 at most', async () => {
  const { black, white } = await seated(stage.browsers, stage.node.url);
  for (const tab of [black, white]) await tab.page.addInitScript(WATCH_SHIFTS);
  await Promise.all([black.page.reload(), white.page.reload()]);
  await playLine({ black, white }, 'd3c3b3');
  await white.hasTurn();
  await black.link('Othello').click();
  await black.sees('Your game');
  await black.page.reload();
  await black.isAt(/^\/play\/\d+$/);
  await black.link('Othello').click();
  await black.page.locator('.running-game .clock').waitFor();
  const visitor = await (await stage.browsers.person(stage.node.url)).enter();
  await visitor.page.addInitScript(WATCH_SHIFTS);
  await visitor.page.reload();
  await visitor
    .link(/^Watch/)
    .first()
    .waitFor();
  for (const tab of [black, white, visitor]) {
    const shifts = await tab.page.evaluate<[number, ...string[]][]>('window.shifts');
    const all = shifts.reduce((sum, [value]) => sum + value, 0);
    expect({ all: all <= 0.02, shifts: all <= 0.02 ? [] : shifts }).toEqual({ all: true, shifts: [] });
  }
});
