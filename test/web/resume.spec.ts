import { freshDatabase } from '../kit/fresh-database.ts';
import { startNode } from '../kit/node.ts';
import { playLine, seated } from './kit/games.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

test('a reload in the middle of a game resumes it, with its board and its clock', async () => {
  const { black, white } = await seated(stage.browsers, stage.node.url);
  await playLine({ black, white }, 'd3c3b3');
  await white.page.reload();
  await white.hasTurn();
  expect(await white.page.locator('.taken').count()).toBe(7);
  expect(await white.page.locator('.moves li').count()).toBe(3);
  await white.play('d2');
  await black.hasTurn();
  expect([...black.faults, ...white.faults]).toEqual([]);
});

test('who opens the client anew while their game goes on is led into it', async () => {
  const { black } = await seated(stage.browsers, stage.node.url);
  const room = black.place();
  await black.page.goto('about:blank');
  await black.goTo('/');
  await black.isAt(room);
  await black.hasTurn();
});

test('a server that restarts in the middle of a game is waited for under a banner; the game goes on', async () => {
  const database = await freshDatabase();
  let node = await startNode({ databaseUrl: database.url });
  const PORT = String(node.httpPort);
  try {
    const players = await seated(stage.browsers, node.url);
    const { black, white } = players;
    await playLine(players, 'd3c3');
    await black.hasTurn();
    await node.close();
    const banner = 'Connection lost. Trying again…';
    await Promise.all([black.reads(banner), white.reads(banner)]);
    await black.square('b3').click(); // played while the server is away, and kept
    node = await startNode({ databaseUrl: database.url, env: { PORT } });
    await black.square('b3').and(black.page.locator('.taken')).waitFor();
    await white.hasTurn();
    await white.play('d2');
    await black.hasTurn();
    expect(await black.page.getByText(banner).count()).toBe(0);
    expect([...black.faults, ...white.faults]).toEqual([]);
  } finally {
    await node.close();
    await database.drop();
  }
});

test('a device that was offline when it entered gets in once it is online', async () => {
  const person = await stage.browsers.person(stage.node.url);
  await person.sees('Othello');
  await person.page.context().setOffline(true);
  await person.button('Play').click();
  await person.reads('Connection lost. Trying again…');
  await person.page.context().setOffline(false);
  await person.sees(/^Hello, /);
});

test('what answers is no Othello server: one line says so, and the way on works once it is one', async () => {
  const person = await stage.browsers.person(stage.node.url);
  await person.page.route('**/api', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<p>hi' }));
  await person.page.evaluate(
    `localStorage.setItem('othello.account', '{"platformToken":"t-of-html","name":"htmlish"}')`,
  );
  await person.page.reload();
  await person.sees('That did not work');
  await person.reads(/check the URL/);
  await person.page.unroute('**/api');
  await person.button('Try again').click();
  await person.sees(/^Hello, /);
});

test('clocks show what is left by the server, on a device whose own clock is two hours fast', async () => {
  const { black, white } = await seated(stage.browsers, stage.node.url);
  await white.page.addInitScript('const now = Date.now; Date.now = () => now() + 7_200_000;');
  await white.page.reload();
  await black.play('d3');
  await white.hasTurn();
  expect(await white.page.locator('.clock').textContent()).toMatch(/^(0:[3-5]\d|1:00)$/);
});

test('a second tab takes the player over; the first says so and takes them back', async () => {
  const { black: first, white } = await seated(stage.browsers, stage.node.url);
  const second = await first.another();
  await second.hasTurn();
  await first.sees('You play elsewhere now');
  await second.play('d3');
  await white.play('c3');
  await first.button('Play here instead').click();
  await first.hasTurn();
  await first.play('b3');
  await second.sees('You play elsewhere now');
});
