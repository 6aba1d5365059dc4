import { AxeBuilder } from '@axe-core/playwright';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { filesOf, FILES } from '../../bench/src/report/index.ts';
import { buildRun } from '../bench/run-builder.ts';
import { DESKTOP, PHONE } from './kit/browser.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'othello-report-page-'));
const file = path.join(folder, FILES.page);
let browser: Browser;

beforeAll(async () => {
  for (const { name, content } of await filesOf(buildRun())) writeFileSync(path.join(folder, name), content);
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

test('a phone shows it without scrolling sideways', async () => {
  for (const locale of ['en-GB', 'ko-KR']) {
    const { page } = await opened({ viewport: PHONE, locale });
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
  }
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
