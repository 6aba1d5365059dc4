import type { Run } from '../../results.ts';
import { cell, type Section, words } from '../document.ts';
import { shown } from '../numbers.ts';
import { same, type Text, text } from '../text.ts';

const COMMAND = 'npm run bench';

const MODES: Readonly<Record<Run['mode'], string>> = {
  ...{ quick: '빠른 실행', standard: '보통 실행', full: '전체 실행', targets: '목표만', foreign: '다른 서버' },
};

/** How it was measured, and on what. */
export function methodSection(run: Run): Section {
  const { machine, versions, commit, isDirty, seed, mode, startedAt, seconds, loadAtStart, loadAtEnd } = run;
  const rounds = Math.max(0, ...(run.cells ?? []).map((each) => each.rounds.length));
  const facts: [Text, Text | string][] = [
    [text('started', '시작'), startedAt],
    [
      text('took', '걸린 시간'),
      text(`${shown(seconds / 60)} min (${mode})`, `${shown(seconds / 60)}분(${MODES[mode]})`),
    ],
    [text('commit', '커밋'), text(`${commit}${isDirty ? ' + changes' : ''}`, `${commit}${isDirty ? ' + 변경' : ''}`)],
    [
      text('machine', '기계'),
      text(
        `${machine.cpu}, ${machine.cores} cores, ${shown(machine.memoryMib / 1024)} GiB`,
        `${machine.cpu}, 코어 ${machine.cores}개, ${shown(machine.memoryMib / 1024)} GiB`,
      ),
    ],
    [
      text('kernel', '커널'),
      text(
        `${machine.kernel}${machine.isContainer ? ', container' : ''}`,
        `${machine.kernel}${machine.isContainer ? ', 컨테이너' : ''}`,
      ),
    ],
    [text('load, 1 5 15 min, before', '부하 1·5·15분, 전'), loadAtStart.map((load) => load.toFixed(2)).join(' ')],
    [text('load, 1 5 15 min, after', '부하 1·5·15분, 후'), loadAtEnd.map((load) => load.toFixed(2)).join(' ')],
    [text('seed', '시드'), String(seed)],
    ...Object.keys(versions)
      .sort()
      .map((name): [Text, string] => [same(name), versions[name] ?? '']),
  ];
  return {
    id: 'method',
    title: text('How it was measured', '어떻게 쟀나'),
    verdict: [],
    holes: [],
    blocks: [
      words(
        text(
          `One thing changes at a time, over one logic: server and driver in processes of their own, the same calls in flight, warm-up, then rounds in turn over all cells (up to ${rounds} a cell) in an order shuffled by the seed. Figures are medians of rounds; ratios are medians of the rounds’ ratios; both with 95 % bootstrap intervals. An interval that spans 1 is called a tie, one wider than 20 % noisy.`,
          `같은 로직 위에서 한 번에 하나만 바꾼다: 서버와 부하기는 각자의 프로세스, 동시에 떠 있는 호출 수는 같고, 예열한 뒤 시드로 섞은 순서로 모든 칸을 돌아가며 잰다(칸마다 최대 ${rounds}라운드). 수치는 라운드의 중앙값, 비율은 라운드별 비율의 중앙값이고 둘 다 95 % 부트스트랩 구간이 붙는다. 구간이 1을 걸치면 무승부, 20 %보다 넓으면 흔들림이라 부른다.`,
        ),
      ),
      words(
        text(
          `Measure it again with “${COMMAND}”; “npm run bench:report -- <folder>” makes this page again from run.json alone.`,
          `다시 재려면 “${COMMAND}”. “npm run bench:report -- <폴더>”는 run.json만으로 이 페이지를 다시 만든다.`,
        ),
      ),
      {
        kind: 'table',
        caption: text('The run', '실행'),
        head: [text('What', '무엇'), text('value', '값')],
        rows: facts.map(([name, value]) => [cell(name), cell(typeof value === 'string' ? same(value) : value)]),
        isProse: true,
      },
    ],
  };
}
