import type { Tab } from './kit/tab.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

/** Chooses the terms of the games that the person opens. */
async function choose(tab: Tab, terms: { time?: string; colour?: string; isCasual?: boolean }): Promise<void> {
  await tab.page.getByText('Time, colour, rating').click();
  if (terms.time) await tab.page.getByRole('combobox', { name: 'Time' }).selectOption(terms.time);
  if (terms.colour) await tab.page.getByRole('combobox', { name: 'Your colour' }).selectOption(terms.colour);
  if (terms.isCasual) await tab.page.getByRole('switch', { name: 'It counts for the rating' }).click();
}

const clock = (tab: Tab, colour: string) => tab.page.getByRole('region', { name: colour }).getByRole('timer');

test('a friend is invited to a casual game with clocks, in which the host plays Black; so is the rematch', async () => {
  const { node, browsers } = stage;
  const host = await (await browsers.person(node.url)).enter('host');
  await choose(host, { time: '3 min + 2 s a move', colour: 'Black', isCasual: true });
  await host.button('Invite a friend').click();
  const link = await host.page.getByLabel('Invite link').inputValue();
  await host.reads('3 min + 2 s a move · its creator plays Black · casual – A casual game: it does not count.');
  const guest = await (await browsers.person(node.url)).enter('guest');
  await guest.goTo(new URL(link).pathname);
  await guest.button('Join the game').click();
  await host.hasTurn();
  await clock(guest, 'White: guest').filter({ hasText: '3:00' }).waitFor(); // stands until it is White's turn
  await clock(guest, 'Black: host')
    .filter({ hasText: /^[23]:[05]\d$/ })
    .waitFor();
  await host.play('d3');
  for (const tab of [host, guest]) {
    await clock(tab, 'White: guest')
      .filter({ hasText: /^2:5\d$/ })
      .waitFor(); // it runs
    await clock(tab, 'Black: host')
      .filter({ hasText: /^[23]:\d\d$/ })
      .waitFor();
  }
  await guest.button('Resign').click();
  await guest.page.getByRole('dialog').getByRole('button', { name: 'Resign' }).click();
  await Promise.all([host.sees('You won!'), guest.sees('You lost')]);
  expect(await host.page.locator('.rating').count()).toBe(0);
  await host.button('Rematch').click();
  await guest.button('Rematch').click();
  await guest.hasTurn();
  await guest.reads('3 min + 2 s a move · casual – A casual game: it does not count.');
  expect([...host.faults, ...guest.faults]).toEqual([]);
});

test('an open game tells its terms to those who may join; a day a move is shown as such', async () => {
  const { node, browsers } = stage;
  const owner = await (await browsers.person(node.url)).enter('slow-one');
  await choose(owner, { time: '1 day a move' });
  await owner.button('Open a game').click();
  await owner.reads('You are among the open games: whoever likes these terms can join.');
  const other = await (await browsers.person(node.url)).enter();
  await other.page
    .getByRole('listitem')
    .filter({ hasText: /^slow-one .* · 1 day a move/ })
    .waitFor();
  await other.button('Join slow-one').click();
  await other.hasTurn();
  await other.page
    .locator('.on-turn .clock')
    .filter({ hasText: /^(1 d 0 h|23:59:\d\d)$/ })
    .waitFor();
  expect([...owner.faults, ...other.faults]).toEqual([]);
});
