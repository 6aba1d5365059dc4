import type { Run } from '../results.ts';
import type { Report, Section } from './document.ts';
import { bytesSection } from './sections/bytes.ts';
import { capacitySection } from './sections/capacity.ts';
import { checksSection, noiseVerdict } from './sections/checks.ts';
import { chooseSection } from './sections/choose.ts';
import { claimsSection } from './sections/claims.ts';
import { clientsSection } from './sections/clients.ts';
import { codecsSection } from './sections/codecs.ts';
import { costSection } from './sections/cost.ts';
import { criteriaSection } from './sections/criteria.ts';
import { foreignSection } from './sections/foreign.ts';
import { latencySection } from './sections/latency.ts';
import { growthSection } from './sections/growth.ts';
import { isBusy, limitsSection, mainLimit } from './sections/limits.ts';
import { memorySection } from './sections/memory.ts';
import { methodSection } from './sections/method.ts';
import { networkSection } from './sections/network.ts';
import { otherSection } from './sections/other.ts';
import { pushSection } from './sections/push.ts';
import { targetsSection } from './sections/targets.ts';
import { shown } from './numbers.ts';
import { type Text, text } from './text.ts';

/** Sections that say most, in the order in which a reader would ask. */
const IN_SHORT = [
  'foreign',
  'choose',
  'cost',
  'capacity',
  'bytes',
  'push',
  'network',
  'clients',
  'codecs',
  'targets',
  'criteria',
];

/** The report of a run, from its data alone: the same data, the same report. */
export function makeReport(run: Run): Report {
  // of a server elsewhere nothing else is known: neither what it would do under load, nor how it was made
  const sections = run.mode === 'foreign' ? [foreignSection(run), methodSection(run)] : sectionsOf(run);
  const day = run.startedAt.slice(0, 10);
  const { machine, commit, repository } = run;
  const isForeign = run.mode === 'foreign';
  return {
    title: text(
      'Which RPC should a game’s client speak to its server?',
      '게임 클라이언트는 서버와 어떤 RPC로 말해야 하나?',
    ),
    subtitle: run.foreign
      ? text(
          `As clients see ${run.foreign.url}. Measured on ${day}.`,
          `클라이언트가 본 ${run.foreign.url}. ${day} 측정.`,
        )
      : text(
          `One online Othello, one logic, one PostgreSQL, several transports. Measured on ${day}, ${shown(machine.cores)} cores, commit ${commit.slice(0, 7)}.`,
          `온라인 오델로 하나, 로직 하나, PostgreSQL 하나, 전송 여러 개. ${day} 측정, 코어 ${shown(machine.cores)}개, 커밋 ${commit.slice(0, 7)}.`,
        ),
    inShort: [
      ...(isForeign ? [] : caution(run).map((words) => ({ text: words, section: 'limits' }))),
      ...IN_SHORT.flatMap((id) => shortOf(sections.find((section) => section.id === id))),
      ...noiseVerdict(run).map((words) => ({ text: words, section: 'checks' })),
      ...(isForeign ? [] : [{ text: mainLimit(run), section: 'limits' }]),
    ],
    sections,
    commit: { hash: commit, ...(repository !== undefined && { address: `${repository}/commit/${commit}` }) },
  };
}

/** In the order in which a reader would ask. */
const sectionsOf = (run: Run): Section[] => [
  chooseSection(run),
  claimsSection(run),
  costSection(run),
  capacitySection(run),
  latencySection(run),
  bytesSection(run),
  memorySection(run),
  growthSection(run),
  pushSection(run),
  networkSection(run),
  clientsSection(run),
  codecsSection(run),
  criteriaSection(),
  targetsSection(run),
  otherSection(run),
  checksSection(run),
  limitsSection(run),
  methodSection(run),
];

/** A run that is no ground for small differences says so before anything else. */
export function caution({ mode, loadAtStart, machine }: Run): Text[] {
  const wasBusy = isBusy({ loadAtStart, machine });
  if (mode !== 'quick' && !wasBusy) return [];
  const [en, ko] = [
    [mode === 'quick' && 'a quick run', wasBusy && 'a busy machine'].filter(Boolean).join(' on '),
    [mode === 'quick' && '빠른 실행', wasBusy && '바쁜 기계'].filter(Boolean).join(', '),
  ];
  return [
    text(
      `Measured in haste: ${en}. Take what is noisy here as a direction.`,
      `급히 잰 것: ${ko}. 흔들린다고 한 것은 방향으로만 읽을 것.`,
    ),
  ];
}

function shortOf(section: Section | undefined) {
  const [first] = section?.verdict ?? [];
  return section && first ? [{ text: first, section: section.id }] : [];
}
