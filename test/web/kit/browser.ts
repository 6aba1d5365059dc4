import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { Tab } from './tab.ts';

const CHROMIUM = '/usr/bin/chromium';
const BUILT = path.resolve(import.meta.dirname, '../../../dist/web/index.html');

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const DESKTOP = { width: 1120, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** Chromium, and the people at it. */
export class Browsers {
  private constructor(private readonly browser: Browser) {}

  static async launch(): Promise<Browsers> {
    if (!existsSync(CHROMIUM)) throw new Error('these tests need Chromium: apt-get install -y chromium fonts-noto-cjk');
    if (!existsSync(BUILT)) throw new Error('these tests need the browser client: npm run build');
    return new Browsers(await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS }));
  }

  /** A person with a device of their own, at the server's page. */
  async person(url: string, options: BrowserContextOptions = {}): Promise<Tab> {
    const context = await this.browser.newContext({
      locale: 'en-GB',
      viewport: DESKTOP,
      reducedMotion: 'reduce',
      ...options,
    });
    return Tab.open(context, url);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
