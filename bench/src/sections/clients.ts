import { fileURLToPath } from 'node:url';
import type { Bench, Step } from '../bench.ts';
import { browserClients } from '../clients/browser.ts';
import type { MeasuredClient, OpenClient, ServerPorts } from '../clients/measured-client.ts';
import { examplePrograms } from '../clients/programs.ts';
import { openRoom } from '../clients/sdk-calls.ts';
import { SDK_IN_NODE } from '../clients/sdk-client.ts';
import type { Mode } from '../plan.ts';
import type { ClientCosts, Section } from '../results.ts';
import { NodeServer } from '../servers.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const section: Section = 'clients';

/** GameSyncs of each client: rounds in turn with the others of its language, and calls of each. */
const BUDGETS: Readonly<Record<Mode, { rounds: number; calls: number }>> = {
  quick: { rounds: 2, calls: 100 },
  standard: { rounds: 5, calls: 600 },
  full: { rounds: 15, calls: 2000 },
};

/** Of a game that nobody plays: it lasts longer than the section. */
const TURN_TIMEOUT_S = '3600';
const SECONDS_TO_START = 6;
/** of a language's clients, compiling them included; by trial */
const SECONDS_A_LANGUAGE = 20;
/** A client that counts its bytes is slower, and they do not vary. */
const SHARE_COUNTED = 0.5;

/** What a call costs the client, in the talk's languages, in Node and in a browser. */
export function clientSteps(bench: Bench, only: Section | undefined): Step[] {
  if (bench.mode === 'quick' && only !== section) return [];
  const measured = new MeasuredClients(bench);
  return [
    { section, what: 'their server', seconds: SECONDS_TO_START, run: () => measured.start() },
    ...measured.languages.map((language) => ({
      section,
      what: `clients in ${language}`,
      seconds: SECONDS_A_LANGUAGE * Math.max(1, BUDGETS[bench.mode].rounds / BUDGETS.standard.rounds),
      run: () => measured.measure(language),
    })),
    { section, what: 'their server’s end', seconds: 1, run: () => measured.stop() },
  ];
}

/** What the steps share. */
class MeasuredClients {
  private readonly clients: readonly MeasuredClient[];
  private server: NodeServer | undefined;

  constructor(private readonly bench: Bench) {
    const all = [...examplePrograms(bench.lab.folderOf('clients')), ...SDK_IN_NODE, ...browserClients(ROOT)];
    this.clients = all.filter(({ transport }) => bench.transports.includes(transport));
  }

  get languages(): string[] {
    return [...new Set(this.clients.map(({ language }) => language))];
  }

  async start(): Promise<void> {
    const { env, ...options } = await this.bench.lab.options();
    this.server = await NodeServer.start('othello', {
      purpose: 'clients',
      ...options,
      env: { ...env, TURN_TIMEOUT_S },
    });
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }

  /** All clients of a language, in turn: a round of each, then the next round. */
  async measure(language: string): Promise<void> {
    const ports = this.server?.ports as ServerPorts | undefined;
    if (!ports) return; // the first step has said why
    const { rounds, calls } = BUDGETS[this.bench.mode];
    const opened: { client: MeasuredClient; open: OpenClient; costs: ClientCosts }[] = [];
    try {
      for (const client of this.clients.filter((each) => each.language === language)) {
        await this.within(client, async () => {
          const open = await joined(client, ports, false);
          const { library, transport, connections } = client;
          opened.push({ client, open, costs: { language, library, transport, connections, rounds: [] } });
          await open.measure(calls); // not kept: code is compiled in it
        });
      }
      for (let round = 0; round < rounds; round++)
        for (const { client, open, costs } of opened)
          await this.within(client, async () => {
            const { seconds, cpuUs } = await open.measure(calls);
            costs.rounds.push({ round, calls, seconds, cpuUs });
          });
    } finally {
      await Promise.all(opened.map(({ open }) => open.close()));
    }
    for (const { client, costs } of opened) {
      if (costs.rounds.length === 0) continue;
      await this.within(client, async () => {
        const allocatedBytes = await this.allocatedBytes(client, ports);
        if (allocatedBytes > 0) costs.allocatedBytes = allocatedBytes;
      });
      (this.bench.run.clients ??= []).push(costs);
    }
  }

  /** A call, by a client of its own. */
  private async allocatedBytes(client: MeasuredClient, ports: ServerPorts): Promise<number> {
    const calls = Math.ceil(BUDGETS[this.bench.mode].calls * SHARE_COUNTED);
    const open = await joined(client, ports, true);
    try {
      await open.measure(calls);
      const { allocatedBytes } = await open.measure(calls);
      return allocatedBytes / calls;
    } finally {
      await open.close();
    }
  }

  /** A client that fails is missing, and the others go on. */
  private async within({ language, library, transport }: MeasuredClient, work: () => Promise<void>): Promise<void> {
    await work().catch(({ message }: Error) => {
      const what = `${language}, ${library}, ${transport}`;
      const { holes } = this.bench.run;
      if (!holes.some((hole) => hole.section === section && hole.what === what))
        holes.push({ section, what, why: message.split('\n')[0] ?? message });
    });
  }
}

/** A client that has joined the room of a player opened for it, so that all see the same board. */
async function joined(client: MeasuredClient, ports: ServerPorts, countsAllocations: boolean): Promise<OpenClient> {
  const host = await openRoom(ports);
  try {
    return await client.open(ports, countsAllocations);
  } finally {
    host.close();
  }
}
