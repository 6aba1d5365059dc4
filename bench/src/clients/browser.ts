import { existsSync } from 'node:fs';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { bundledSdk } from '../sections/bundles.ts';
import type { ClientRound, MeasuredClient, OpenClient, ServerPorts } from './measured-client.ts';

const CHROMIUM = '/usr/bin/chromium';
/** enough that no collection comes while calls are counted */
const YOUNG_MIB = 64;

const TRANSPORTS = { 'envelope-protobuf': 'envelope', connect: 'connect', websocket: 'websocket' } as const;
type BrowserTransport = keyof typeof TRANSPORTS;

/** The SDK's bundle as a page sees it. */
interface Bundle {
  OthelloClient: new (options: { transport: unknown }) => PlayerInPage;
  roomOf(reply: unknown): { roomId: string };
  [transport: string]: unknown;
}

interface PlayerInPage {
  loginOrRegister(me: { platformToken: string; name: string }): Promise<unknown>;
  randomJoin(request: object): Promise<unknown>;
  gameSync(request: { roomId: string }): Promise<unknown>;
}

interface PageGlobals {
  location: { origin: string };
  othello: Bundle;
  syncs: (calls: number) => Promise<void>;
}

/** In the page: joins a game by the SDK. */
async function join(transport: string): Promise<void> {
  const page = globalThis as unknown as PageGlobals;
  const open = page.othello[transport] as (url: string) => unknown;
  const player = new page.othello.OthelloClient({ transport: open(page.location.origin) });
  const name = `m${crypto.randomUUID().slice(0, 12)}`;
  await player.loginOrRegister({ platformToken: `client-${name}`, name });
  const { roomId } = page.othello.roomOf(await player.randomJoin({}));
  page.syncs = async (calls) => {
    for (let made = 0; made < calls; made++) await player.gameSync({ roomId });
  };
}

/** The SDK in a page of a real browser. */
class BrowserClient implements OpenClient {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
    private readonly devtools: CDPSession,
  ) {}

  /** @param sdk the SDK's bundle */
  static async open(transport: BrowserTransport, { httpPort }: ServerPorts, sdk: string): Promise<BrowserClient> {
    if (!existsSync(CHROMIUM)) throw new Error(`${CHROMIUM} is missing: apt-get install -y chromium`);
    const args = ['--no-sandbox', '--disable-gpu', `--js-flags=--min-semi-space-size=${YOUNG_MIB}`];
    const browser = await chromium.launch({ executablePath: CHROMIUM, args });
    try {
      const page = await browser.newPage();
      // the server's own origin, without the browser client
      await page.goto(`http://127.0.0.1:${httpPort}/health`);
      await page.evaluate(sdk);
      await page.evaluate(join, TRANSPORTS[transport]);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
      return new BrowserClient(browser, page, devtools);
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  async measure(calls: number): Promise<ClientRound> {
    await this.devtools.send('HeapProfiler.collectGarbage');
    const before = await this.metrics();
    const began = performance.now();
    await this.page.evaluate((count) => (globalThis as unknown as PageGlobals).syncs(count), calls);
    const seconds = (performance.now() - began) / 1000;
    const after = await this.metrics();
    return {
      calls,
      seconds,
      cpuUs: (after.taskS - before.taskS) * 1e6,
      allocatedBytes: Math.max(0, after.heapBytes - before.heapBytes),
    };
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  private async metrics(): Promise<{ taskS: number; heapBytes: number }> {
    const { metrics } = await this.devtools.send('Performance.getMetrics');
    const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
    return { taskS: of('TaskDuration'), heapBytes: of('JSHeapUsedSize') };
  }
}

/** @param root of the repository */
export function browserClients(root: string): MeasuredClient[] {
  let bundling: Promise<Uint8Array> | undefined;
  return (Object.keys(TRANSPORTS) as BrowserTransport[]).map((transport) => ({
    language: 'browser',
    library: '@othello-rpc/client, Chromium',
    ...{ transport, connections: 'kept' },
    open: async (ports) => {
      const sdk = await (bundling ??= bundledSdk(root)); // once for all of them
      return BrowserClient.open(transport, ports, sdk.toString());
    },
  }));
}
