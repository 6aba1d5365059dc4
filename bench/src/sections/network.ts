import type { Bench, Step } from '../bench.ts';
import { AT_ONCE, GAMES_AT_ONCE, type NetworkBudget, NETWORK_BUDGETS } from '../network/budget.ts';
import { EmulatedNetwork, type TlsEnd } from '../network/emulated-network.ts';
import { jobsOf, type NetworkJobs } from '../network/jobs.ts';
import { NetworkMeasurement } from '../network/measure.ts';
import { PROFILES, type ProfileName } from '../network/profiles.ts';
import type { NetworkResult, Section } from '../results.ts';

const section = 'network';
const SECONDS_TO_START = 6;
const SECONDS_TO_STOP = 1;
/** of calls on a profile, and of all games and outages together; by trial */
const SECONDS_OF_CALLS: Readonly<Record<ProfileName, number>> = { lan: 10, wifi: 10, lte: 15, '3g': 35 };
const SECONDS_OF_GAMES = 80;

/** How much longer it takes than the standard run. */
const share = (of: number, standard: number) => Math.max(0.1, of / standard);

/**
 * Calls and games over emulated links. Waiting for a slow link costs no CPU time, so links are measured side by side.
 * @param only the quick run has the section only where it is asked for by name: it takes minutes
 */
export function networkSteps(bench: Bench, only: Section | undefined): Step[] {
  if (bench.mode === 'quick' && only !== section) return [];
  const budget = NETWORK_BUDGETS[bench.mode];
  const { standard } = NETWORK_BUDGETS;
  const measured = new MeasuredNetwork(bench, budget);
  const callShare = share(budget.keptCalls, standard.keptCalls);
  const gameShare = Math.max(share(budget.moves, standard.moves), share(budget.outages, standard.outages));
  return [
    {
      section,
      what: 'emulated links, their server and clients',
      subject: 'figures on emulated networks',
      seconds: SECONDS_TO_START,
      run: () => measured.start(),
    },
    ...budget.profiles.map((profile) => ({
      ...({ section, what: `calls, ${profile}` } as const),
      seconds: SECONDS_OF_CALLS[profile] * callShare,
      run: () => measured.calls(profile),
    })),
    {
      section,
      what: 'games and outages',
      seconds: SECONDS_OF_GAMES * gameShare,
      run: () => measured.games(),
    },
    { section, what: 'the end of the links', seconds: SECONDS_TO_STOP, run: () => measured.stop() },
  ];
}

/** What the steps share. Without links, the first one says why, and the others have nothing to do. */
class MeasuredNetwork {
  private readonly jobs: NetworkJobs;
  private readonly result: NetworkResult;
  private network: EmulatedNetwork | undefined;
  private measurement: NetworkMeasurement | undefined;
  private tls: TlsEnd | undefined;

  constructor(
    private readonly bench: Bench,
    private readonly budget: NetworkBudget,
  ) {
    this.jobs = jobsOf(budget, bench.transports);
    const profiles = Object.fromEntries(budget.profiles.map((name) => [name, PROFILES[name]]));
    this.result = { profiles, echoesMs: {}, calls: [], games: [], outages: [] };
  }

  /** @throws Error with one line: what this machine lacks */
  async start(): Promise<void> {
    const { lab, run, seed } = this.bench;
    this.network = await EmulatedNetwork.start(this.jobs.links, seed, await lab.options());
    run.network = this.result;
    this.tls = await this.network.startTls().catch((error: Error) => this.tell('calls with TLS', error));
    this.measurement = new NetworkMeasurement(this.network, this.budget, seed, this.tls);
    await this.measurement.logIn(this.jobs.echoes[0]?.link ?? 0);
    for (const { profile, link } of this.jobs.echoes)
      this.result.echoesMs[profile] = await this.measurement.echoes(link);
  }

  calls(profile: ProfileName): Promise<void> {
    const wanted = this.jobs.calls.filter((job) => job.profile === profile && (!job.isTls || this.tls));
    return this.side(AT_ONCE[profile], wanted, async (measurement, job) => {
      const what = `calls, ${job.transport}${job.isTls ? ' with TLS' : ''}, ${profile}`;
      await measurement.calls(job).then(
        (each) => this.result.calls.push(each),
        (error: Error) => this.tell(what, error),
      );
    });
  }

  /** All side by side: players think and wait most of the time. */
  async games(): Promise<void> {
    const { games, outages } = this.jobs;
    const played = this.side(GAMES_AT_ONCE, games, async (measurement, job) => {
      await measurement.game(job).then(
        (each) => this.result.games.push(each),
        (error: Error) => this.tell(`game, ${job.transport} by ${job.way}, ${job.profile}`, error),
      );
    });
    const failed = this.side(outages.length, outages, async (measurement, job) => {
      await measurement.outage(job).then(
        (each) => this.result.outages.push(each),
        (error: Error) => this.tell(`${job.kind}, ${job.transport}`, error),
      );
    });
    await Promise.all([played, failed]);
  }

  async stop(): Promise<void> {
    await this.network?.stop();
  }

  /** Runs a limited number at once, and starts another as soon as one is done. */
  private async side<Job>(
    atOnce: number,
    jobs: readonly Job[],
    work: (measurement: NetworkMeasurement, job: Job) => Promise<void>,
  ): Promise<void> {
    const { measurement } = this;
    if (!measurement) return;
    const left = [...jobs];
    const one = async () => {
      for (let job = left.shift(); job !== undefined; job = left.shift()) await work(measurement, job);
    };
    await Promise.all(Array.from({ length: atOnce }, one));
  }

  /** A measurement that fails is reported as missing, and the others go on. */
  private tell(what: string, { message }: Error): undefined {
    const { holes } = this.bench.run;
    const known = holes.find((hole) => hole.section === section && hole.why === message);
    if (known) known.what += `; ${what}`;
    else holes.push({ section, what, why: message });
    return undefined;
  }
}
