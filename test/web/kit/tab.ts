import type { BrowserContext, Locator, Page } from 'playwright-core';

/** What a lost connection makes a browser log by itself. */
const OF_THE_NETWORK = /Failed to load resource|net::ERR_/;

const PAGE_TIMEOUT_MS = 20_000;

/** One tab, with what people do in it. Each verb waits until it is done. */
export class Tab {
  /** errors that the page threw or logged; none may be there at the end */
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    page.setDefaultTimeout(PAGE_TIMEOUT_MS);
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !OF_THE_NETWORK.test(message.text())) this.faults.push(message.text());
    });
  }

  /** @param place where in the client: `/replay/12` */
  static async open(context: BrowserContext, url: string, place = '/'): Promise<Tab> {
    const tab = new Tab(await context.newPage(), url);
    await tab.page.goto(`${url}${place}`);
    return tab;
  }

  /** Another tab of the same device. */
  another(place = '/'): Promise<Tab> {
    return Tab.open(this.page.context(), this.url, place);
  }

  async goTo(place: string): Promise<void> {
    await this.page.goto(`${this.url}${place}`);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name });
  }

  /** Waits until a heading says so. */
  async sees(heading: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { name: heading }).first().waitFor({ state: 'attached' });
  }

  /** Waits until the text is there. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** From the intro to the lobby, by a name of one's own or the made-up one. */
  async enter(name?: string): Promise<this> {
    if (name) await this.page.getByLabel('Your name').fill(name);
    await this.button('Play').click();
    await this.sees(/^Hello, /);
    return this;
  }

  square(name: string): Locator {
    return this.page.locator(`[data-square="${name}"]`);
  }

  /** Plays where a dot says that one may. */
  async play(square: string): Promise<void> {
    await this.page.locator(`[data-square="${square}"].open`).click();
    await this.page.locator(`[data-square="${square}"].taken`).waitFor();
  }

  /** Waits until it is this player's turn. */
  async hasTurn(): Promise<void> {
    await this.page.locator('.square.open').first().waitFor();
  }

  /** Where there are dots. */
  async openSquares(): Promise<string[]> {
    const squares = await this.page.locator('.square.open').all();
    return Promise.all(squares.map(async (square) => (await square.getAttribute('data-square')) ?? ''));
  }

  /** Waits until the live region says so. */
  async hears(text: string | RegExp): Promise<void> {
    await this.page.getByTestId('announcer').filter({ hasText: text }).waitFor({ state: 'attached' });
  }

  /** `/play/12` */
  place(): string {
    return new URL(this.page.url()).pathname;
  }

  /** Waits until the address says so. */
  async isAt(place: string | RegExp): Promise<string> {
    await this.page.waitForURL((url) => {
      return typeof place === 'string' ? url.pathname === place : place.test(url.pathname);
    });
    return this.place();
  }
}
