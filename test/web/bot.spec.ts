import { envelope, type GameRoomEntry, isTurnOf, OthelloClient } from '@othello-rpc/client';
import { waitingBots } from '../../src/web/play/listed-rooms.ts';
import { openRows } from '../kit/rows.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

/** A bot as the server's own are: it waits in a public room under a name that says its level, and plays there. */
async function botInARoom(name: string): Promise<{ played: Promise<void>; close: () => void }> {
  const client = new OthelloClient({ transport: envelope(stage.node.url) });
  const { user } = await client.loginOrRegister({ platformToken: `device of ${name}`, name });
  const rows = openRows(stage.node.databaseUrl);
  await rows.query('UPDATE users SET is_bot = true WHERE id = $1', [user?.id]);
  await rows.close();
  const { room } = await client.createGameRoom({});
  const play = async () => {
    for await (const { room: now } of client.watchRoom(room?.roomId ?? '')) {
      const [square] = now.legalMoves;
      if (square === undefined || !isTurnOf(now, user?.id ?? '')) continue;
      await client.gamePut({ roomId: now.roomId, r: square >> 3, c: square & 7, version: now.version });
    }
  };
  return { played: play(), close: () => client.close() };
}

test('a person picks a bot by its level and plays it to the end', async () => {
  const bot = await botInARoom('bot-random-1');
  const person = await (await stage.browsers.person(stage.node.url)).enter();
  await person.button('random').waitFor();
  await person.reads('Nobody waits. Open a game, and others will find you here.');
  await person.button('random').click();
  const result = person.page.locator('.result');
  while ((await result.count()) === 0) {
    await person.page.locator('.square.open, .result').first().waitFor();
    const [square] = await person.openSquares();
    if (square) await person.play(square);
  }
  await person.reads('A game with a bot: it does not count for the rating.');
  expect(await person.page.locator('.rating').count()).toBe(0);
  const [mine = 0, theirs = 0] = (await person.page.locator('.final').textContent())?.split(' – ').map(Number) ?? [];
  await person.sees(mine > theirs ? 'You won!' : mine < theirs ? 'You lost' : 'A draw');
  await bot.played;
  await person.link('To the lobby').click();
  await person.reads(/^Rating 1500 ± 350 \(provisional\) · [01] won · [01] lost/);
  await person.reads('Nobody has finished a rated game yet.');
  await person.button('Bots').click();
  await person.page.getByRole('row', { name: /^bot-random-1 random [01] of 1 won$/ }).waitFor();
  bot.close();
  expect(person.faults).toEqual([]);
});

test('who looks for an opponent waits for a person while a bot is free, and may take the bot after a while', async () => {
  const bot = await botInARoom('bot-random-2');
  const person = await (await stage.browsers.person(stage.node.url)).enter();
  await person.button('random').waitFor();
  await person.button('Find an opponent').click();
  await person.sees('Waiting for an opponent');
  expect(await person.button('Play a bot').count()).toBe(0);
  await person.reads(/^Nobody else plays or waits in a public game just now\.$/);
  await person.page
    .locator('.elapsed')
    .filter({ hasText: /^Waiting for 0:0[1-9]$/ })
    .waitFor();
  await person.reads('Nobody has come yet. You can wait on, or play a bot.');
  await person.button('Play a bot').click();
  await person.hasTurn();
  await person.button('Resign').click();
  await person.page.getByRole('dialog').getByRole('button', { name: 'Resign' }).click();
  await person.sees('You lost');
  await bot.played;
  bot.close();
  expect(person.faults).toEqual([]);
});

test('two strangers who look for an opponent meet each other, not the bot that waits', async () => {
  const bot = await botInARoom('bot-random-3');
  const [one, two] = [
    await (await stage.browsers.person(stage.node.url)).enter('stranger-1'),
    await (await stage.browsers.person(stage.node.url)).enter('stranger-2'),
  ];
  await Promise.all([one, two].map((each) => each.button('Find an opponent').click()));
  await Promise.all([one, two].map((each) => each.isAt(/^\/play\/\d+$/)));
  await Promise.all([one.reads(/stranger-2/), two.reads(/stranger-1/)]);
  expect(one.place()).toBe(two.place());
  bot.played.catch(() => undefined); // it is sent away while it waits
  bot.close();
  expect([...one.faults, ...two.faults]).toEqual([]);
});

test('bots are listed once a level, the weakest first', () => {
  const waiting = (name: string, roomId: string): GameRoomEntry => ({
    room: { roomId, status: 'WAITING', board: [] },
    user1: { name },
  });
  const rooms = [waiting('bot-6-1', '1'), waiting('bot-2-1', '2'), waiting('ann', '3'), waiting('bot-greedy-1', '4')];
  const levels = waitingBots([...rooms, waiting('bot-random-2', '5'), waiting('bot-6-2', '6')]).map(
    ({ level }) => level,
  );
  expect(levels).toEqual(['random', 'greedy', '2', '6']);
});
