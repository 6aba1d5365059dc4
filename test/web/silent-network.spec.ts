import { silentRelay } from '../kit/silent-relay.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

/** in which a move is to be seen by whoever's connections went silent */
const WITHIN_MS = 15_000;

test('a page whose connections went silent, all that it was loaded over among them, shows the next move within 15 s', async () => {
  const relay = await silentRelay(stage.node.httpPort);
  const white = await (await stage.browsers.person(`http://127.0.0.1:${relay.port}`)).enter();
  await white.button('Find an opponent').click();
  await white.sees('Waiting for an opponent');
  const black = await (await stage.browsers.person(stage.node.url)).enter();
  await black.button('Find an opponent').click();
  await Promise.all([black.hasTurn(), white.reads(/is thinking$/)]);
  relay.silence();
  const silentMs = performance.now();
  await black.play('d3');
  await white.hasTurn();
  expect(performance.now() - silentMs).toBeLessThan(WITHIN_MS);
  await white.play('c3');
  await black.hasTurn();
  expect(white.faults).toEqual([]);
  await relay.close();
});
