import { playLine, seated, WIPE_OUT } from './kit/games.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

test('an invite link seats a friend, who needs nothing but the link', async () => {
  const host = await (await stage.browsers.person(stage.node.url)).enter();
  await host.button('Invite a friend').click();
  await host.sees('Waiting for an opponent');
  const link = await host.page.getByLabel('Invite link').inputValue();
  expect(link).toMatch(/^http:\/\/[^/]+\/join\/[\w-]{16}$/);
  const friend = await stage.browsers.person(stage.node.url);
  await friend.page.goto(link);
  await friend.sees('You are invited to a game');
  await friend.button('Play').click();
  await friend.button('Join the game').click();
  await friend.hasTurn();
  await friend.play('d3');
  await host.hasTurn();
  expect([...host.faults, ...friend.faults]).toEqual([]);
});

test('an invite link opened by who made it leads back to their waiting room', async () => {
  const host = await (await stage.browsers.person(stage.node.url)).enter();
  await host.button('Invite a friend').click();
  await host.sees('Waiting for an opponent');
  const room = host.place();
  const link = await host.page.getByLabel('Invite link').inputValue();
  await host.goTo(new URL(link).pathname);
  await host.button('Join the game').click();
  await host.sees('Waiting for an opponent');
  expect(host.place()).toBe(room);
  expect(host.faults).toEqual([]);
});

test('a private game is not in the lobby; one that is opened to all is, and is joined from there', async () => {
  const host = await (await stage.browsers.person(stage.node.url)).enter('hidden-one');
  await host.button('Invite a friend').click();
  await host.reads('Send the link to a friend: nobody else can find this game.');
  const other = await (await stage.browsers.person(stage.node.url)).enter();
  await other.reads('Nobody waits. Open a game, and others will find you here.');
  await host.button('Cancel').click();
  await host.button('Open a game').click();
  await host.reads(/^Whoever looks for a game .* you are among the open games\.$/);
  await other.button('Join hidden-one').click();
  await other.hasTurn();
  await host.reads(/is thinking$/);
  expect([...host.faults, ...other.faults]).toEqual([]);
});

test('a game that ended is replayed: step, play, jump, and a link to a move', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  await playLine(players, WIPE_OUT);
  const { black } = players;
  await black.sees('You won!');
  await black.link('Replay').click();
  const ply = black.page.getByTestId('ply');
  const isAt = (number: number) => ply.filter({ hasText: `Move ${number} of 9` }).waitFor();
  await isAt(9);
  await black.button('Back').click();
  await isAt(8);
  await black.button('Start').click();
  await isAt(0);
  expect(await black.page.locator('.taken').count()).toBe(4);
  await black.page.locator('.moves').getByRole('button', { name: /d2$/ }).click();
  await isAt(4);
  await black.hears(/ played d2 and turned \d discs?/);
  await black.page.getByRole('slider').press('ArrowRight');
  await isAt(5);
  await black.button(/^Play$/).click();
  await isAt(7);

  const room = black.place().split('/')[2];
  const stranger = await stage.browsers.person(stage.node.url);
  await stranger.goTo(`/replay/${room}/3`);
  await stranger.page.getByTestId('ply').filter({ hasText: 'Move 3 of 9' }).waitFor();
  // a link of an earlier version, in the page as it is and anew
  await stranger.goTo(`/#/replay/${room}/4`);
  await stranger.page.getByTestId('ply').filter({ hasText: 'Move 4 of 9' }).waitFor();
  await stranger.isAt(`/replay/${room}/4`);
  expect([...black.faults, ...stranger.faults]).toEqual([]);
});

test('names lead to pages of players, with their results and games', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  await playLine(players, WIPE_OUT);
  const { black, white } = players;
  await black.sees('You won!');
  await black.link('To the lobby').click();
  const opponent = black.page.locator('.list li').filter({ hasText: 'You won!' }).locator('.player-link');
  const name = (await opponent.textContent()) ?? '';
  await opponent.click();
  await black.sees(name);
  await black.reads(/0 won · 1 lost · 0 drawn/);
  await black.reads('As Black: 0 of 0 won · As White: 0 of 1 won');
  await black.page
    .locator('.list li')
    .filter({ hasText: 'Lost 0 – 13' })
    .getByRole('link', { name: /^Replay/ })
    .click();
  await black.isAt(/^\/replay\/\d+$/);
  await black.goTo('/player/4242');
  await black.sees('There is no such player');
  expect([...black.faults, ...white.faults]).toEqual([]);
});

test('a live game is watched from the lobby, move by move, to its end', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  const room = players.black.place().split('/')[2];
  const visitor = await (await stage.browsers.person(stage.node.url)).enter();
  await visitor.page.locator(`a[href="/watch/${room}"]`).click();
  await visitor.reads('You are watching');
  await players.black.play('d3');
  await visitor.page.locator('[data-square="d3"].taken').waitFor();
  await players.white.button('Resign').click();
  await players.white.page.getByRole('dialog').getByRole('button', { name: 'Resign' }).click();
  await visitor.isAt(`/replay/${room}`);
  await visitor.reads('By resignation.');
  expect(visitor.faults).toEqual([]);
});

test.each([
  '/replay/4242',
  '/join/4242',
  '/join/AbCdEfGh-_012345',
  '/play/4242',
  '/watch/4242',
  '/play/4242424242424242424242',
  '/play/99999999999999999999',
  '/#/nowhere',
  '/replay/x',
])('a link to what is not there, %s, shows a page with a way on', async (place) => {
  const person = await (await stage.browsers.person(stage.node.url)).enter();
  await person.goTo(place);
  if (place.startsWith('/join/')) await person.button('Join the game').click();
  await person.sees('There is no such game');
  await person.link('To the lobby').click();
  await person.sees(/^Hello, /);
  expect(person.faults).toEqual([]);
});
