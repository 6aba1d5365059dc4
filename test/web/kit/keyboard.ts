import type { Locator } from 'playwright-core';
import { squareAt } from '@othello-rpc/kernel';
import type { Tab } from './tab.ts';

const MOST_STOPS = 60;

/** Presses Tab until the element has the focus. */
export async function tabTo(tab: Tab, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if ((await target.and(tab.page.locator(':focus')).count()) > 0) return;
    await tab.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

/** Goes there by arrows, from the board's one tab stop, and plays by Enter. */
export async function playByKeys(tab: Tab, square: string): Promise<void> {
  await tab.page.locator(`[data-square="${square}"].open`).waitFor();
  await tabTo(tab, tab.page.locator('[role=gridcell][tabindex="0"]'));
  const from = squareAt((await tab.page.locator(':focus').getAttribute('data-square')) ?? '');
  const to = squareAt(square);
  const down = (to >> 3) - (from >> 3);
  const right = (to & 7) - (from & 7);
  for (let step = 0; step < Math.abs(down); step++) await tab.page.keyboard.press(down > 0 ? 'ArrowDown' : 'ArrowUp');
  for (let step = 0; step < Math.abs(right); step++)
    await tab.page.keyboard.press(right > 0 ? 'ArrowRight' : 'ArrowLeft');
  await tab.page.keyboard.press('Enter');
  await tab.page.locator(`[data-square="${square}"].taken`).waitFor();
}
