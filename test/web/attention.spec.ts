import { until } from '../kit/until.ts';
import { seated } from './kit/games.ts';
import { useStage } from './kit/stage.ts';
import type { Tab } from './kit/tab.ts';

/** s: short, so that its last ten seconds come soon, and long enough for a loaded machine */
const TURN_S = 16;
const stage = useStage({ TURN_TIMEOUT_S: String(TURN_S) });

/** What a device was asked to do, as its browser's functions were called. */
interface Told {
  tones: number[];
  notices: string[];
  vibrations: number;
  locks: number;
}

/** Stands in for the parts of a browser that a test can't hear, see or feel. */
const DEVICE = `
  window.told = { tones: [], notices: [], vibrations: 0, locks: 0 };
  class Tone {
    frequency = { set value(hz) { window.told.tones.push(hz); } };
    connect(next) { return next; }
    start() {}
    stop() {}
  }
  window.AudioContext = class {
    currentTime = 0;
    destination = {};
    async resume() {}
    createOscillator() { return new Tone(); }
    createGain() {
      return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (next) => next };
    }
  };
  window.Notification = class {
    static permission = 'granted';
    static async requestPermission() { return 'granted'; }
    constructor(title, { body }) { window.told.notices.push(body); }
  };
  Object.defineProperty(navigator, 'vibrate', { value: () => { window.told.vibrations++; return true; } });
  Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
    window.told.locks++;
    return { release: async () => { window.told.locks--; } };
  } } });
`;

const told = (tab: Tab): Promise<Told> => tab.page.evaluate<Told>('window.told');
const hide = (tab: Tab, isHidden: boolean) =>
  tab.page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${isHidden}, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'))`);
const icon = (tab: Tab) => tab.page.locator('link[rel="icon"]').getAttribute('href');
const titled = (tab: Tab, title: string) => until(async () => (await tab.page.title()) === title, title);

test('title, icon, sounds, a notice, a vibration and the screen tell a player who looks elsewhere', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  const { black, white } = players;
  await white.page.addInitScript(DEVICE);
  await white.page.reload();
  await titled(black, 'Your turn – Othello');
  await titled(white, 'Othello');
  await white.button('Settings').click();
  await white.page.getByLabel('Notices while I look elsewhere').click();
  await white.button('Close').click();
  expect(await told(white)).toMatchObject({ notices: [], vibrations: 0, locks: 1 });
  const usual = await icon(white);

  await hide(white, true);
  await black.play('d3');
  await titled(white, 'Your turn – Othello');
  expect(await icon(white)).not.toBe(usual);
  const first = await told(white);
  expect(first.notices).toEqual([expect.stringMatching(/^Your turn against /)]);
  expect(first.vibrations).toBe(1);
  expect(first.tones.length).toBeGreaterThan(0);

  // while the page is seen there is no notice; without sounds there are none
  await hide(white, false);
  await white.button('Settings').click();
  await white.page.getByLabel('Sounds').click();
  await white.button('Close').click();
  const { tones } = await told(white);
  await white.play('c3');
  await black.play('b3');
  await white.hasTurn();
  expect(await told(white)).toMatchObject({ tones, notices: first.notices, vibrations: 1 });
  await white.page.reload();
  await white.hasTurn();
  await white.button('Settings').click();
  expect(await white.page.getByLabel('Sounds').isChecked()).toBe(false);
  await white.button('Close').click();
  expect([...black.faults, ...white.faults]).toEqual([]);
});

test('the last ten seconds are shown in tenths, told and heard; the lobby shows the game and then its result', async () => {
  const { black, white } = await seated(stage.browsers, stage.node.url);
  await black.page.addInitScript(DEVICE);
  await black.page.reload();
  await black.hasTurn();
  await black.square('a1').click(); // sounds need a gesture first
  await black.hears('10 seconds left');
  await black.page
    .locator('.clock.hurry')
    .filter({ hasText: /^0:0\d\.\d$/ })
    .waitFor();
  await black.play('d3');
  expect((await told(black)).tones).toContain(880);

  await black.link('Othello').click();
  await black.sees('Your game');
  await black.page
    .locator('.running-game')
    .filter({ hasText: / is thinking/ })
    .waitFor();
  await black.page.locator('.running-game .clock').waitFor();
  await white.button('Resign').click();
  await white.page.getByRole('dialog').getByRole('button', { name: 'Resign' }).click();
  await black.page.locator('.running-game').filter({ hasText: 'You won!' }).waitFor();
  await titled(black, 'Game over – Othello');
  await black.page.locator('.list li').filter({ hasText: 'You won!' }).waitFor();
  await black.button('Find an opponent').waitFor();
  expect([...black.faults, ...white.faults]).toEqual([]);
});

test('who waits for an opponent and looks elsewhere is told that the game has begun', async () => {
  const host = await (await stage.browsers.person(stage.node.url)).enter();
  await host.page.addInitScript(DEVICE);
  await host.page.reload();
  await host.button('Settings').click();
  await host.page.getByLabel('Notices while I look elsewhere').click();
  await host.button('Close').click();
  await host.button('Find an opponent').click();
  await host.sees('Waiting for an opponent');
  await hide(host, true);
  const guest = await (await stage.browsers.person(stage.node.url)).enter('late-guest');
  await guest.button('Find an opponent').click();
  await host.reads('late-guest is thinking');
  expect((await told(host)).notices).toEqual(['Your game against late-guest has begun']);
  expect(host.faults).toEqual([]);
});
