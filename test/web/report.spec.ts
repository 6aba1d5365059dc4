import { AxeBuilder } from '@axe-core/playwright';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { filesOf, FILES } from '../../bench/src/report/index.ts';
import { readRun } from '../../bench/src/results.ts';
import { buildRun } from '../bench/run-builder.ts';
import { DESKTOP, PHONE } from './kit/browser.ts';

/** `npm run pictures` sets it: then the pictures are of the committed run */
const { PICTURES } = process.env;
const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'othello-report-page-'));
const file = path.join(folder, FILES.page);
let browser: Browser;

beforeAll(async () => {
  for (const { name, content } of await filesOf(
    PICTURES ? readRun(path.join(root, 'docs/comparison/run.json')) : buildRun(),
  ))
    writeFileSync(path.join(folder, name), content);
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** The report in a browser; `asked` has every address that it asked for. */
async function opened(options: BrowserContextOptions = {}): Promise<{ page: Page; asked: string[] }> {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: DESKTOP, ...options });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`file://${file}`);
  return { page, asked };
}

const heading = (page: Page) => page.locator('h1').innerText();

test('the report is one file: a browser asks for nothing more', async () => {
  const { asked } = await opened();
  expect(asked).toEqual([`file://${file}`]);
});

test('a Korean browser opens it in Korean, any other in English', async () => {
  expect(await heading((await opened({ locale: 'ko-KR' })).page)).toMatch(/^게임 클라이언트/);
  expect(await heading((await opened({ locale: 'fr-FR' })).page)).toMatch(/^Which RPC/);
});

test('the language is switched without a script, by mouse and by keyboard', async () => {
  const { page } = await opened({ javaScriptEnabled: false });
  await page.getByText('한국어', { exact: true }).click();
  expect(await heading(page)).toMatch(/^게임 클라이언트/);
  await page.keyboard.press('ArrowLeft');
  expect(await heading(page)).toMatch(/^Which RPC/);
});

/** All figures unfolded. */
async function unfolded(options: BrowserContextOptions): Promise<Page> {
  const { page } = await opened(options);
  for (const summary of await page.locator('summary').all()) await summary.click();
  return page;
}

const NARROW = { width: 360, height: 740 };

test.each(['en-GB', 'ko-KR'])('a phone shows it whole, tables too, without scrolling sideways: %s', async (locale) => {
  const page = await unfolded({ viewport: NARROW, locale });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROW.width);
  const cut = `[...document.querySelectorAll('.scroll')].filter((each) => each.scrollWidth > each.clientWidth)
    .map((each) => each.getAttribute('aria-label'))`;
  expect(await page.evaluate(cut)).toEqual([]);
});

test.each(['en-GB', 'ko-KR'])('no text is smaller than 12 px on a phone, in charts neither: %s', async (locale) => {
  const page = await unfolded({ viewport: NARROW, locale });
  const small = `(() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || !parent.checkVisibility() || parent.closest('script, style, legend')) continue;
      const svg = parent.closest('svg');
      const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
      const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
      if (size < 12) found.add(size.toFixed(1) + ' px: ' + node.data.trim().slice(0, 40));
    }
    return [...found];
  })()`;
  expect(await page.evaluate(small)).toEqual([]);
});

test('names in charts lie neither on each other nor outside of the drawing', async () => {
  for (const locale of ['en-GB', 'ko-KR']) {
    const page = await unfolded({ viewport: NARROW, locale });
    const outside = `[...document.querySelectorAll('figure svg')].filter((svg) => svg.checkVisibility()).flatMap((svg) => {
      const box = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')].filter((each) => each.textContent.trim() !== '')
        .filter((each) => each.getBoundingClientRect().right > box.right + 12)
        .map((each) => svg.getAttribute('aria-label').slice(0, 40) + ': ' + each.textContent);
    })`;
    expect(await page.evaluate(outside)).toEqual([]);
  }
});

test('A4 takes every table whole, and what is folded away on a screen is printed', async () => {
  const { page } = await opened({ viewport: { width: 703, height: 1030 } }); // 210 mm less the margins, at 96 px an inch
  await page.emulateMedia({ media: 'print' });
  const tables = `[...document.querySelectorAll('table')].map((each) => ({
    name: each.caption.textContent, wide: each.getBoundingClientRect().width, high: each.getBoundingClientRect().height }))`;
  const found = await page.evaluate<{ name: string; wide: number; high: number }[]>(tables);
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter(({ wide, high }) => wide > 703 || high === 0)).toEqual([]);
  if (PICTURES) await page.screenshot({ path: path.join(PICTURES, 'comparison-print.png') });
});

test.each([
  ['comparison', { viewport: { width: 1200, height: 630 } }],
  ['comparison-phone', { viewport: PHONE }],
  ['comparison-dark-korean', { viewport: PHONE, locale: 'ko-KR', colorScheme: 'dark' }],
] as const)('a picture of it: %s', async (name, options) => {
  const { page } = await opened(options);
  // the wide one shows the first chart, the narrow ones the table to choose by
  await page.evaluate(
    name === 'comparison'
      ? `document.querySelector('figure').scrollIntoView({ block: 'center' })`
      : `document.getElementById('choose').scrollIntoView({ block: 'start' })`,
  );
  const bytes = await page.screenshot(PICTURES ? { path: path.join(PICTURES, `${name}.png`) } : {});
  expect(bytes.length).toBeGreaterThan(10_000);
  expect(bytes.length).toBeLessThan(250_000);
});

test.each([
  { locale: 'en-GB', colorScheme: 'light', viewport: DESKTOP },
  { locale: 'ko-KR', colorScheme: 'dark', viewport: PHONE },
] as const)('axe finds nothing on it, all figures unfolded: $locale, $colorScheme', async (options) => {
  const { page } = await opened(options);
  for (const summary of await page.locator('summary').all()) await summary.click();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
  expect(found).toEqual([]);
});
