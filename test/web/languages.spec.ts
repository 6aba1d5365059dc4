import { english } from '../../src/web/language/english.ts';
import { korean } from '../../src/web/language/korean.ts';
import { playLine, WIPE_OUT } from './kit/games.ts';
import { useStage } from './kit/stage.ts';

const stage = useStage();

test('the browser chooses the language: Korean and English people play each other, each in theirs', async () => {
  const { node, browsers } = stage;
  const korean = await browsers.person(node.url, { locale: 'ko-KR' });
  await korean.sees('오델로');
  expect(await korean.page.locator('html').getAttribute('lang')).toBe('ko');
  await korean.page.getByLabel('이름', { exact: true }).fill('홍길동');
  await korean.button('시작하기').click();
  await korean.sees('홍길동님, 반갑습니다');
  await korean.button('상대 찾기').click();
  await korean.sees('상대를 기다리는 중');
  const english = await (await browsers.person(node.url)).enter('kim');
  await english.button('Find an opponent').click();
  await korean.reads('kim님이 생각하는 중');
  await english.play('d3');
  await korean.hears('kim님이 d3에 두어 1개를 뒤집었습니다. 내 차례');
  await korean.play('c3');
  await english.hears('홍길동 played c3 and turned 1 disc. Your turn');
  await korean.button('기권').click();
  await korean.page.getByRole('dialog').getByRole('button', { name: '기권' }).click();
  await Promise.all([korean.sees('졌습니다'), english.sees('You won!')]);
  expect([...korean.faults, ...english.faults]).toEqual([]);
});

test('the language is switched in place, in the middle of a game too, and kept', async () => {
  const { node, browsers } = stage;
  const white = await (await browsers.person(node.url)).enter();
  await white.button('Find an opponent').click();
  await white.sees('Waiting for an opponent');
  const black = await (await browsers.person(node.url)).enter();
  await black.button('Find an opponent').click();
  await black.hasTurn();
  await black.button('한국어').click();
  await black.reads('내 차례');
  await black.page.reload();
  await black.hasTurn();
  await black.reads('내 차례');
  await black.button('English').click();
  await playLine({ black, white }, WIPE_OUT);
  await black.sees('You won!');
});

test('names that cannot be are refused in words beside the field, and others may be had', async () => {
  const { node, browsers } = stage;
  await (await browsers.person(node.url)).enter('taken');
  const person = await browsers.person(node.url);
  const alert = person.page.locator('form [role=alert]');
  for (const name of ['x', '🙂🙂', 'a\u202Eb', '   ', 'ｔａｋｅｎ', 'TAKEN', `${'x'.repeat(60)}`]) {
    await person.page.getByLabel('Your name').fill(name);
    await person.button('Play').click();
    const isTaken = /taken|ｔａｋｅｎ/i.test(name);
    await alert.filter({ hasText: isTaken ? 'Somebody has that name' : 'can’t be a name' }).waitFor();
    await person.page.getByLabel('Your name').fill('');
  }
  await person.enter('Владимир');
});

test('a guest takes a name of their own from the lobby', async () => {
  const person = await (await stage.browsers.person(stage.node.url)).enter();
  await person.button('Play under another name').click();
  await person.page.getByLabel('Your name').fill('taken');
  await person.button('Play').click();
  await person.reads('Somebody has that name already: take another one.');
  await person.page.getByLabel('Your name').fill('a-name-of-my-own');
  await person.button('Play').click();
  await person.sees('Hello, a-name-of-my-own');
  await person.page.reload();
  await person.sees('Hello, a-name-of-my-own');
});

/** Each text by its path: `refusals.ErrorSystem`, `ruleList.2`. */
function textsOf(messages: object, path = ''): [path: string, text: unknown][] {
  return Object.entries(messages).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null ? textsOf(text, `${path}${name}.`) : [[path + name, text]],
  );
}

/** What the parameters of the texts may be. */
const SAMPLES: unknown[][] = [
  [3, [1, 2, 3], true],
  ['가나', 3, true],
  ['가나', '다라', '마바'],
  [0, 0, 0],
  ['가나', 3, '다라'],
];

/** A text as it is shown, with every kind of parameter that it takes. */
function shownOf(text: unknown): string[] {
  if (typeof text !== 'function') return [String(text)];
  return SAMPLES.flatMap((sample) => {
    try {
      return [String((text as (...parameters: unknown[]) => unknown)(...sample))];
    } catch (error) {
      if (error instanceof TypeError) return []; // it takes other parameters
      throw error;
    }
  });
}

test('Korean has every text that English has, and none of them is in English', () => {
  const paths = (messages: object) => textsOf(messages).map(([path]) => path);
  expect(paths(korean).sort()).toEqual(paths(english).sort());
  for (const [path, text] of textsOf(korean)) {
    const shown = shownOf(text);
    expect([path, shown.length > 0]).toEqual([path, true]);
    expect([path, shown.filter((each) => /[A-Za-z]{2,} [A-Za-z]{2,}/.test(each))]).toEqual([path, []]);
  }
});
