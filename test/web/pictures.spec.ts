import { PHONE } from './kit/browser.ts';
import { playLine, type Players, WITH_PASSES } from './kit/games.ts';
import { picture } from './kit/picture.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

test('pictures of a game and its replay for the README are made by playing', async () => {
  const { node, browsers } = stage;
  const small = { width: 900, height: 640 };
  const white = await (await browsers.person(node.url, { viewport: small })).enter('sejong');
  await white.button('Find an opponent').click();
  await white.sees('Waiting for an opponent');
  const black = await browsers.person(node.url, { viewport: PHONE, locale: 'ko-KR', colorScheme: 'dark' });
  await black.page.getByLabel('이름', { exact: true }).fill('홍길동');
  await black.button('시작하기').click();
  await black.sees(/반갑습니다/);
  await black.button('상대 찾기').click();
  const players: Players = { black, white };
  await playLine(players, WITH_PASSES.slice(0, 34));
  await white.hasTurn();
  await white.page.evaluate('document.activeElement.blur()');
  await picture(white, 'game');
  await white.play('e3');
  await black.hasTurn();
  await black.page.evaluate('document.activeElement.blur()');
  await picture(black, 'game-phone-dark-korean');
  await black.play('e1');
  await white.hasTurn();
  await white.button('Resign').click();
  await white.page.getByRole('dialog').getByRole('button', { name: 'Resign' }).click();
  await white.link('Replay').click();
  await white.page.locator('.moves').getByRole('button', { name: /b4$/ }).click();
  await picture(white, 'replay');
});
