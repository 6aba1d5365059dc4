import path from 'node:path';
import { type CanActivate, type ExecutionContext, Injectable, Module, UseGuards } from '@nestjs/common';
import type { TeamParts } from '../../src/boot.ts';
import { ChangeEvents } from '../../src/persistence/index.ts';
import { PushTimes } from '../../src/push/index.ts';
import { answer, type Answer } from '../../src/rpc/answer.ts';
import { teamSchema } from '../../src/rpc/codec.ts';
import type { StreamStart, StreamSource, StreamState } from '../../src/rpc/stream-source.ts';
import { Procedure } from '../../src/rpc/procedure.ts';

// A team's own thing to watch: counters that are bumped. Push knows of them what it knows of rooms: versions.
const IDL = path.resolve(import.meta.dirname, '../fixtures/counter.proto');

/** so large that a few of them fill what lies between server and client */
export const BALLAST = new Uint8Array(32 * 1024);

interface TeamResponses {
  counterRsp?: { version: number; whole: boolean; ballast: Uint8Array };
  pokeRsp?: { number: number; ballast: Uint8Array };
}

interface CounterState extends StreamState {
  name: string;
}

@Injectable()
export class Counters implements StreamSource<CounterState> {
  readonly kind = 'counter';
  /** states that were put into words, by anybody's wish */
  sent = 0;
  pokes = 0;
  /** called when a watcher's first state has been read, and it is not yet among the subscribers: it is waited for */
  whenRead: (name: string) => unknown = () => undefined;
  whenPoked: () => void = () => undefined;
  /** so many reads from now on fail */
  readsThatFail = 0;
  /** so many reads from now on find the version before the last one, as from a replica that is behind */
  readsThatLag = 0;
  /** the names of all reads so far */
  readonly reads: string[] = [];
  /** counters that are there no more */
  readonly gone = new Set<string>();
  /** counters whose changes can't be put into words */
  readonly unspeakable = new Set<string>();
  /** whether the re-check overlooks what changed */
  isHidden = false;
  private readonly versions = new Map<string, number>();

  constructor(private readonly changeEvents: ChangeEvents) {}

  /** states and answers that were made, as long as anybody holds them */
  readonly made: WeakRef<object>[] = [];

  /** @returns its version now */
  bump(name: string): number {
    const version = this.bumpUnpublished(name);
    this.changeEvents.publish([{ topic: `counter:${name}`, version }]);
    return version;
  }

  /** Counts without a change event. @returns its version now */
  bumpUnpublished(name: string): number {
    const version = (this.versions.get(name) ?? 1) + 1;
    this.versions.set(name, version);
    return version;
  }

  async read(names: readonly string[]): Promise<Map<string, CounterState>> {
    this.reads.push(...names);
    if (this.readsThatFail-- > 0) throw new Error('this read fails');
    const behind = this.readsThatLag-- > 0 ? 1 : 0;
    return new Map(
      names
        .filter((name) => !this.gone.has(name))
        .map((name) => {
          const state = { name, version: (this.versions.get(name) ?? 1) - behind, isOver: false };
          this.made.push(new WeakRef(state));
          return [name, state];
        }),
    );
  }

  async findChanged(versions: ReadonlyMap<string, number>): Promise<string[]> {
    if (this.isHidden) return [];
    return [...versions].flatMap(([name, version]) => (this.versions.get(name) === version ? [] : [name]));
  }

  viewOf = (): string => 'all';
  /** of the counter `quiet` the first state says nothing */
  snapshot = ({ name, version }: CounterState): Answer[] => (name === 'quiet' ? [] : this.word(version, true));
  change = ({ name }: CounterState, version: number): Answer[] => {
    if (this.unspeakable.has(name)) throw new Error('this has no words');
    return this.word(version, false);
  };
  ending = (): Answer[] => [];
  firstVersion = (): number => 1;

  private word(version: number, whole: boolean): Answer[] {
    this.sent++;
    const word = answer<TeamResponses>('counterRsp', { version, whole, ballast: BALLAST });
    this.made.push(new WeakRef(word));
    return [word];
  }
}

@Injectable()
class NotSecret implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.getArgByIndex<{ name?: string }>(0).name !== 'secret';
  }
}

@Injectable()
class CounterProcedures {
  constructor(private readonly counters: Counters) {}

  @UseGuards(NotSecret)
  @Procedure('WatchCounter', { access: 'session', effect: 'stream' })
  async watchCounter(req: { name?: string; sinceVersion?: number }): Promise<StreamStart<CounterState>> {
    const key = req.name ?? '';
    const state = (await this.counters.read([key])).get(key);
    if (!state) throw new Error('every counter is there');
    await this.counters.whenRead(key);
    return { source: this.counters, key, state, seenVersion: req.sinceVersion || undefined };
  }

  @Procedure('Poke', { access: 'session', effect: 'read' })
  async poke(req: { number?: number }): Promise<Answer[]> {
    this.counters.pokes++;
    this.counters.whenPoked();
    return [answer<TeamResponses>('pokeRsp', { number: req.number ?? 0, ballast: BALLAST })];
  }
}

@Module({ providers: [Counters, CounterProcedures] })
class CounterModule {}

@Module({})
class QuickModule {}

export const counterSchema = teamSchema(IDL);

/** Push that keeps time in another way: a global module gives it. */
export const pushTimes = (times: Partial<PushTimes>) => ({
  module: QuickModule,
  global: true,
  providers: [{ provide: PushTimes, useValue: new PushTimes(times) }],
  exports: [PushTimes],
});

export const counterTeam = (times: Partial<PushTimes> = {}): TeamParts => ({
  idl: IDL,
  modules: [CounterModule, pushTimes(times)],
});
