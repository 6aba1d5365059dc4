import { mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Tab } from './tab.ts';

/** `npm run pictures` sets it; else they are made to be thrown away. */
const folder = process.env.PICTURES ?? mkdtempSync(path.join(tmpdir(), 'pictures-'));
const LARGEST_BYTES = 250_000;

/** Makes a picture for the documents of what the tab shows. */
export async function picture(tab: Tab, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await tab.page.screenshot({ path: file });
  expect(statSync(file).size).toBeLessThan(LARGEST_BYTES);
}
