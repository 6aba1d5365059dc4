import { ALL_LOOKS, found } from './kit/axe.ts';
import { PHONE } from './kit/browser.ts';
import { playLine, seated, WITH_PASSES } from './kit/games.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

test('axe finds nothing on any scene outside of a game, in light and dark, on a phone', async () => {
  const person = await stage.browsers.person(stage.node.url, { viewport: PHONE });
  await person.sees('Othello');
  expect(await found(person, 'intro')).toEqual([]);
  await person.link(/^How to play/).click();
  await person.sees('How to play');
  expect(await found(person, 'how to play')).toEqual([]);
  await person.page.getByRole('link', { name: 'Skip', exact: true }).click();
  await person.sees('Othello');
  await person.page.getByLabel('Your name').fill('x');
  await person.button('Play').click();
  await person.reads(/can’t be a name/);
  expect(await found(person, 'refused name')).toEqual([]);
  await person.page.getByLabel('Your name').fill('axe');
  await person.enter();
  expect(await found(person, 'lobby', ALL_LOOKS)).toEqual([]);
  for (const opener of ['Settings', 'Calls']) {
    await person.button(opener).click();
    await person.page.getByRole('dialog').waitFor();
    expect(await found(person, opener)).toEqual([]);
    await person.page.keyboard.press('Escape');
    await person.button(opener).and(person.page.locator(':focus')).waitFor();
  }
  await person.button('Invite a friend').click();
  await person.sees('Waiting for an opponent');
  expect(await found(person, 'waiting room')).toEqual([]);
  const second = await person.another('/join/4242');
  await second.sees('You are invited to a game');
  expect(await found(second, 'invitation')).toEqual([]);
  await second.button('Join the game').click();
  await second.sees('There is no such game');
  expect(await found(second, 'not found')).toEqual([]);
  await person.sees('You play elsewhere now');
  expect(await found(person, 'replaced')).toEqual([]);
});

test('axe finds nothing on any scene of a game, in light and dark', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  const { black, white } = players;
  await playLine(players, WITH_PASSES.slice(0, 12));
  await black.hasTurn();
  expect(await found(black, 'own turn', ALL_LOOKS)).toEqual([]);
  expect(await found(white, 'their turn')).toEqual([]);
  const visitor = await (await stage.browsers.person(stage.node.url)).enter();
  await visitor.link(/^Watch/).waitFor();
  expect(await found(visitor, 'lobby with a live game')).toEqual([]);
  await visitor.link(/^Watch/).click();
  await visitor.reads('You are watching');
  expect(await found(visitor, 'watching')).toEqual([]);
  await visitor.page.context().setOffline(true);
  await visitor.reads('Connection lost. Trying again…');
  expect(await found(visitor, 'banner')).toEqual([]);
  await white.button('Resign').click();
  await white.page.getByRole('dialog').waitFor();
  expect(await found(white, 'question')).toEqual([]);
  await white.page.getByRole('dialog').getByRole('button', { name: 'Resign' }).click();
  await white.sees('You lost');
  await black.sees('You won!');
  expect([...(await found(white, 'lost')), ...(await found(black, 'won'))]).toEqual([]);
  await black.button('Rematch').click();
  await black.reads('Waiting for the other player to want it too…');
  await white.reads(/ wants a rematch$/);
  expect([...(await found(black, 'asked')), ...(await found(white, 'rematch'))]).toEqual([]);
  await white.link('Replay').click();
  await white.page.getByTestId('ply').waitFor();
  await white.button('Analyse this game').click();
  await white.page
    .getByTestId('analysis-progress')
    .filter({ hasText: /turning point|gave much/ })
    .waitFor();
  expect(await found(white, 'replay', ALL_LOOKS)).toEqual([]);
  await white.link('To the lobby').click();
  await white.page.locator('tr.me').waitFor();
  expect(await found(white, 'lobby with a leaderboard')).toEqual([]);
});
