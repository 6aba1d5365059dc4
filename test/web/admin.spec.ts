import { PASSWORD } from '../admin/administrator.ts';
import { found } from './kit/axe.ts';
import { PHONE } from './kit/browser.ts';
import { playLine, seated, WITH_PASSES } from './kit/games.ts';
import { picture } from './kit/picture.ts';
import { useStage } from './kit/stage.ts';
import type { Tab } from './kit/tab.ts';

const stage = useStage({ ADMIN_PASSWORD: PASSWORD, TURN_TIMEOUT_S: '3600' });

/** A browser at the administration, behind its password. */
async function administrator(
  options: Parameters<typeof stage.browsers.person>[1] = {},
  words = ['Password', 'Log in'],
) {
  const tab = await stage.browsers.person(stage.node.url, options);
  await tab.goTo('/admin');
  await tab.page.getByLabel(words[0] ?? '').fill(PASSWORD);
  await tab.button(words[1] ?? '').click();
  await tab.page.getByRole('navigation').nth(1).waitFor();
  return tab;
}

/** Does an act and says yes to the question. */
async function confirm(tab: Tab, act: string): Promise<void> {
  await tab.button(act).click();
  await tab.page.getByRole('dialog').getByRole('button', { name: act }).click();
}

test('a wrong password is told, the right one leads in, and a reload stays in', async () => {
  const tab = await stage.browsers.person(stage.node.url);
  await tab.goTo('/admin');
  await tab.sees('Administration');
  await tab.page.getByLabel('Password').fill('a wrong one');
  await tab.button('Log in').click();
  await tab.page.getByRole('alert').filter({ hasText: 'that is not the password' }).waitFor();
  await tab.page.getByLabel('Password').fill(PASSWORD);
  await tab.page.keyboard.press('Enter');
  await tab.sees('This node');
  await tab.page.reload();
  await tab.sees('This node');
  expect(await tab.page.evaluate('document.cookie')).toBe('');
  await tab.button('Log out').click();
  await tab.page.getByLabel('Password').waitFor();
  await tab.page.reload();
  await tab.page.getByLabel('Password').waitFor();
  expect(tab.faults).toEqual([]);
});

test('an operator sees a game, closes it, and suspends a player, who is told so', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  await playLine(players, WITH_PASSES.slice(0, 24));
  const tab = await administrator();
  await tab.link('Rooms').click();
  await tab.page.locator('tbody a[href^="#room/"]').first().click();
  await tab.sees(/^Room \d+$/);
  expect(await tab.page.locator('.square.taken').count()).toBe(4 + 12);
  await tab.page.locator('.moves button').nth(2).click();
  expect(await tab.page.locator('.square.taken').count()).toBe(4 + 3);
  await confirm(tab, 'Close this room');
  await tab.hears('Done.');
  await tab.reads('timed out');
  await players.white.sees('You won!');
  await players.black.sees('You lost');
  await tab.page.locator('.admin-facts a').first().click();
  await tab.page.getByLabel('Reason').fill('insults');
  await confirm(tab, 'Suspend');
  await tab.reads('insults');
  await players.black.reads('This account is suspended. Ask whoever runs this server.');
  await confirm(tab, 'Lift the suspension');
  await tab.button('Suspend').waitFor();
  await players.black.goTo('/');
  await players.black.sees(/^Hello, /);
  await tab.link('Acts').click();
  await tab.sees('Acts');
  for (const act of ['close-room', 'suspend', 'lift'])
    await tab.page.getByRole('cell', { name: act }).first().waitFor();
  expect(tab.faults).toEqual([]);
});

test('the message of the day stands in the lobby of all who are there', async () => {
  const person = await (await stage.browsers.person(stage.node.url)).enter();
  const tab = await administrator();
  await tab.page.getByLabel(/^All players read it/).fill('Maintenance at 22:00');
  await tab.button('Save').click();
  await tab.hears('Done.');
  await person.reads('Maintenance at 22:00');
  await tab.page.getByLabel(/^All players read it/).fill('');
  await tab.button('Save').click();
  await person.page.getByText('Maintenance at 22:00').waitFor({ state: 'detached' });
});

test('every place of it is whole on a desktop and on a phone, in English and Korean, and axe finds nothing', async () => {
  const players = await seated(stage.browsers, stage.node.url);
  await playLine(players, WITH_PASSES.slice(0, 40));
  const desktop = await administrator({ viewport: { width: 900, height: 640 } });
  const phone = await administrator({ viewport: PHONE, locale: 'ko-KR', colorScheme: 'dark' }, ['비밀번호', '로그인']);
  const visits: [string, RegExp, RegExp][] = [
    ['overview', /^This node$/, /^이 노드$/],
    ['players', /^Players$/, /^사용자$/],
    ['acts', /^Acts$/, /^조치 기록$/],
    ['rooms', /^Rooms$/, /^대국방$/],
  ];
  for (const [scene, english, korean] of visits)
    for (const [tab, heading] of [
      [desktop, english],
      [phone, korean],
    ] as const) {
      await tab.goTo(`/admin#${scene}`);
      await tab.sees(heading);
      await tab.page.locator('main tbody').first().waitFor();
      expect(await found(tab, `admin ${scene}`)).toEqual([]);
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await tab.page.evaluate(overflow)).toBe(0);
    }
  for (const tab of [desktop, phone]) {
    await tab.page.locator('tbody a[href^="#room/"]').first().click();
    await tab.page.locator('.square.taken').nth(23).waitFor();
    expect(await found(tab, 'admin room')).toEqual([]);
  }
  await desktop.page.emulateMedia({ colorScheme: 'light' });
  await phone.page.emulateMedia({ colorScheme: 'dark' });
  await picture(desktop, 'admin');
  await picture(phone, 'admin-phone-dark-korean');
  expect([...desktop.faults, ...phone.faults]).toEqual([]);
});
