import { transportCalled } from '../../transports.ts';
import type { Run } from '../../results.ts';
import { estimate } from '../../statistics.ts';
import { cell, type Section, type Table, words } from '../document.ts';
import { told } from '../korean.ts';
import { shown, shownEstimate } from '../numbers.ts';
import { same, type Text, text } from '../text.ts';
import { holesOf } from './holes.ts';

/** What is paid once: to start, to load, to write. */
export function otherSection(run: Run): Section {
  return {
    id: 'once',
    title: text('What is paid once', '한 번만 드는 비용'),
    verdict: [...startVerdict(run), ...linesVerdict(run), ...bundleVerdict(run)],
    holes: holesOf(run, 'startUp', 'bundle', 'linesOfCode'),
    blocks: run.linesOfCode ? [linesTable(run.linesOfCode), words(RULE)] : [],
  };
}

function startVerdict({ startUp }: Run): Text[] {
  if (!startUp) return [];
  const [present, created] = [
    shownEstimate(estimate(startUp.samplesMs.map((ms) => ms / 1000))),
    shown(startUp.createdMs / 1000),
  ];
  return [
    text(
      `From start to the first answered call, on the embedded PostgreSQL: ${present} s; ${created} s when its directory is made anew.`,
      `시작해서 첫 호출에 응답하기까지(내장 PostgreSQL): ${present} s, 데이터 폴더를 새로 만들 때 ${created} s.`,
    ),
  ];
}

const bundleVerdict = ({ bundle = [] }: Run): Text[] =>
  bundle.map(({ what, bytes, bytesGzip }) => {
    const { en, ko } = told(what);
    const sizes = `${shown(bytes / 1024)} KiB, gzip ${shown(bytesGzip / 1024)} KiB.`;
    return text(`${en}: ${sizes}`, `${ko}: ${sizes}`);
  });

function linesVerdict({ linesOfCode = [] }: Run): Text[] {
  if (linesOfCode.length === 0) return [];
  const list = (language: 'en' | 'ko') =>
    linesOfCode
      .map((each) => `${transportCalled(each.transport).words[language]} ${shown(each.aProcedure)}`)
      .join(', ');
  return [
    text(
      `One more procedure, in lines written by hand: ${list('en')}.`,
      `프로시저 하나를 더할 때 손으로 쓰는 줄 수: ${list('ko')}.`,
    ),
  ];
}

const linesTable = (lines: NonNullable<Run['linesOfCode']>): Table => ({
  kind: 'table',
  caption: text('Lines of code', '코드 줄 수'),
  head: [text('Transport', '전송'), text('a procedure', '프로시저 하나'), text('the transport itself', '전송 자체')],
  rows: lines.map(({ transport, aProcedure, ownLines }) => [
    cell(transportCalled(transport).label),
    cell(same(shown(aProcedure))),
    cell(same(shown(ownLines))),
  ]),
});

/** As the run's data tell it in English. */
const RULE = text(
  'Counted are lines of code, neither blank nor comment. A procedure: what proto/othello.proto needs for one (messages, fields of Request and Response or an rpc) and lines of the transport that name one, a mean over all; its handler is the same for all. The transport itself: its folder under src/transports.',
  '빈 줄과 주석을 뺀 코드 줄을 센다. 프로시저 하나: proto/othello.proto에 필요한 줄(메시지, Request와 Response의 필드나 rpc)과 전송 코드에서 그 이름이 나오는 줄, 전체의 평균. 처리기는 모두 같다. 전송 자체: src/transports 아래 그 폴더.',
);
