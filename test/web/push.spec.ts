import { procedures, streams } from '../../packages/client/src/generated/procedures.ts';
import { decodeMessage } from '../../packages/client/src/wire/decode.ts';
import { PushHub } from '../../src/push/index.ts';
import { freshDatabase } from '../kit/fresh-database.ts';
import { startNode } from '../kit/node.ts';
import { until } from '../kit/until.ts';
import { playLine, seated } from './kit/games.ts';
import { useStage } from './kit/stage.ts';
import type { Tab } from './kit/tab.ts';

const stage = useStage();

const nameOf = new Map<unknown, string>(
  Object.entries({ ...procedures, ...streams }).map(([name, { id }]) => [id, name]),
);

/** Procedures that the tab calls from now on. */
function callsOf(tab: Tab): string[] {
  const calls: string[] = [];
  tab.page.on('request', (request) => {
    const body = request.postDataBuffer();
    if (body) calls.push(nameOf.get(decodeMessage('Request', body).protocolId) ?? '?');
  });
  return calls;
}

test('moves appear at the other player without a GameSync: the tabs hold a stream each', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  const calls = [callsOf(players.black), callsOf(players.white)];
  await playLine(players, 'd3c3b3d2e1');
  await players.white.hasTurn();
  expect(calls).toEqual([
    ['GamePut', 'GamePut', 'GamePut'],
    ['GamePut', 'GamePut'],
  ]);
});

test('a stranger sees moves as they are made, and asks for nothing', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  const stranger = await (await stage.browsers.person(stage.node.url)).enter();
  await stranger.goTo(players.black.place().replace('play', 'watch'));
  await stranger.page.locator('.taken').first().waitFor();
  await playLine(players, 'd3');
  await stranger.square('d3').and(stranger.page.locator('.taken')).waitFor();
  const calls = callsOf(stranger);
  await players.white.play('c3');
  await stranger.square('c3').and(stranger.page.locator('.taken')).waitFor();
  await players.black.play('b3');
  await stranger.square('b3').and(stranger.page.locator('.taken')).waitFor();
  expect(calls).toEqual([]);
  await players.white.button('Resign').click();
  await players.white.page.getByRole('dialog').getByRole('button', { name: 'Resign' }).click();
  await stranger.isAt(/^\/replay\//);
  expect(stranger.faults).toEqual([]);
});

test('where streams are blocked the game is polled, and watched in the list; streams are taken up once they come through', async () => {
  const { black, white } = await seated(stage.browsers, stage.node.url);
  const stranger = await (await stage.browsers.person(stage.node.url)).enter();
  for (const { page } of [white, stranger]) await page.route('**/api/stream', (route) => route.abort());
  await white.page.reload();
  await stranger.goTo(black.place().replace('play', 'watch'));
  const calls = callsOf(white);
  await black.play('d3');
  await white.hasTurn();
  await stranger.square('d3').and(stranger.page.locator('.taken')).waitFor();
  expect(calls).toContain('GameSync');
  for (const { page } of [white, stranger]) await page.unroute('**/api/stream');
  await until(async () => {
    const from = calls.length;
    await white.page.waitForTimeout(1500); // polls come each second at least
    return !calls.slice(from).includes('GameSync');
  }, 'polls to stop');
  await white.play('c3');
  await black.play('b3');
  await white.hasTurn();
  expect(calls.slice(calls.lastIndexOf('GamePut'))).toEqual(['GamePut']);
  await stranger.square('b3').and(stranger.page.locator('.taken')).waitFor();
});

test('a stream that a restart of the server broke is opened again from the version that was seen', async () => {
  const database = await freshDatabase();
  let node = await startNode({ databaseUrl: database.url });
  const PORT = String(node.httpPort);
  try {
    const players = await seated(stage.browsers, node.url);
    await playLine(players, 'd3c3');
    await players.black.hasTurn();
    const { black } = players;
    const versions: unknown[] = [];
    black.page.on('request', (request) => {
      if (!request.url().endsWith('/api/stream')) return;
      const { subscribeReq } = decodeMessage('Request', request.postDataBuffer() ?? new Uint8Array());
      versions.push((subscribeReq as { sinceVersion?: number }).sinceVersion);
    });
    await node.close();
    await black.reads('Connection lost. Trying again…');
    node = await startNode({ databaseUrl: database.url, env: { PORT } });
    await black.page.getByText('Connection lost. Trying again…').waitFor({ state: 'detached' });
    await until(async () => node.app.get(PushHub).gauge.subscribers === 2, 'both streams');
    expect(new Set(versions)).toEqual(new Set([4]));
    const calls = callsOf(black);
    await black.play('b3');
    await players.white.play('d2');
    await black.hasTurn();
    expect(calls).toEqual(['GamePut']);
  } finally {
    await node.close();
    await database.drop();
  }
});

test('a tab that comes back from long out of sight, or from offline, opens its stream anew', async () => {
  const { black } = await seated(stage.browsers, stage.node.url);
  const streamed = () => black.page.waitForRequest('**/api/stream');
  const turn = (isHidden: boolean, laterMs: number) =>
    black.page.evaluate(`
      Object.defineProperty(document, 'hidden', { value: ${isHidden}, configurable: true });
      { const now = performance.now.bind(performance); performance.now = () => now() + ${laterMs}; }
      document.dispatchEvent(new Event('visibilitychange'));`);
  await turn(true, 0);
  await Promise.all([streamed(), turn(false, 60_000)]);
  await black.page.context().setOffline(true);
  await black.reads('Connection lost. Trying again…');
  await Promise.all([streamed(), black.page.context().setOffline(false)]);
  await black.page.getByText('Connection lost. Trying again…').waitFor({ state: 'detached' });
  await black.play('d3');
});

test('a tab whose player logs in elsewhere says so at once, without having asked', async () => {
  const { black } = await seated(stage.browsers, stage.node.url);
  const calls = callsOf(black);
  await black.another();
  await black.sees('You play elsewhere now');
  expect(calls).toEqual([]);
});
