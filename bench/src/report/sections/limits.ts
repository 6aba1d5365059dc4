import { isBusyLoad } from '../../machine.ts';
import type { Run } from '../../results.ts';
import { type Section, words } from '../document.ts';
import { shown } from '../numbers.ts';
import { type Text, text } from '../text.ts';

/** What the figures must not be used for. */
export function limitsSection(run: Run): Section {
  return {
    id: 'limits',
    title: text('What the run can’t tell', '이 실행이 말해 주지 않는 것'),
    verdict: [],
    holes: [],
    blocks: [...ofThisRun(run), ...ALWAYS].map(words),
  };
}

/** What a reader has to know before any figure. */
export const mainLimit = ({ machine: { cores } }: Run): Text =>
  text(
    `Limits: loopback, a server in Node, ${shown(cores)} cores shared by server and driver. On a phone’s network round trips outweigh what is measured here.`,
    `한계: 루프백, Node 서버, 서버와 부하기가 나눠 쓴 코어 ${shown(cores)}개. 휴대폰 망에서는 왕복 시간이 여기서 잰 것보다 크다.`,
  );

/** Something else had work for more than half of the cores. */
export const isBusy = ({ loadAtStart, machine }: Pick<Run, 'loadAtStart' | 'machine'>): boolean =>
  isBusyLoad(loadAtStart[0], machine.cores);

function ofThisRun(run: Run): Text[] {
  const { machine, mode, isInterrupted, isDirty, loadAtStart, absent } = run;
  const { cores } = machine;
  const said: Text[] = [
    text(
      `Bigger machines: server and driver shared ${shown(cores)} cores${machine.isContainer ? ' of a container, whose neighbours are unknown' : ''}. Read ratios, not microseconds.`,
      `더 큰 기계: 서버와 부하기가 코어 ${shown(cores)}개를 나눠 썼다${machine.isContainer ? '(컨테이너라 이웃은 알 수 없다)' : ''}. 마이크로초가 아니라 비율을 읽을 것.`,
    ),
  ];
  if (mode === 'quick')
    said.push(
      text(
        'Small differences: this was a quick run of few rounds; its intervals are wide.',
        '작은 차이: 라운드가 적은 빠른 실행이라 구간이 넓다.',
      ),
    );
  if (isInterrupted) said.push(text('The rest of the run: it was interrupted.', '나머지 측정: 실행이 중간에 멈췄다.'));
  if (isDirty)
    said.push(
      text(
        'What exactly was measured: the working tree held changes that the commit does not.',
        '정확히 무엇을 쟀는지: 작업 트리에 커밋에 없는 변경이 있었다.',
      ),
    );
  if (isBusy(run))
    said.push(
      text(
        `A quiet machine: the load was ${shown(loadAtStart[0])} on ${shown(cores)} cores before it began.`,
        `조용한 기계: 시작 전 부하가 코어 ${shown(cores)}개에 ${shown(loadAtStart[0])}였다.`,
      ),
    );
  if (absent.includes('thrift'))
    said.push(
      text(
        'Thrift as a transport: this run has no client of it. Its codecs are measured as npm ships them.',
        '전송으로서의 Thrift: 이 실행에는 클라이언트가 없다. 코덱만 npm 그대로 쟀다.',
      ),
    );
  return said;
}

const ALWAYS: Text[] = [
  text(
    'Real networks: everything ran on loopback. No round trip, loss, radio or TLS is in these figures; on a phone’s network those outweigh any codec.',
    '실제 네트워크: 모두 루프백에서 돌았다. 왕복, 손실, 무선, TLS가 빠져 있다. 휴대폰 망에서는 그것들이 어떤 코덱보다 크다.',
  ),
  text(
    'Other languages’ gRPC: this is grpc-js on Node. Go’s or C++’s cost otherwise, as would the envelope on their HTTP servers.',
    '다른 언어의 gRPC: 여기서는 Node의 grpc-js다. Go나 C++에서는 다르고, 그 HTTP 서버 위의 엔벌로프도 다르다.',
  ),
  text(
    'A client’s battery and frame time: the clients that were measured are Node processes, not a game on a phone.',
    '클라이언트의 배터리와 프레임 시간: 잰 클라이언트는 휴대폰 게임이 아니라 Node 프로세스다.',
  ),
  text(
    'Heavier messages: a room is some 200 bytes. With inventories of many KiB codecs weigh more and headers less.',
    '더 무거운 메시지: 방 하나는 200바이트쯤이다. 수 KiB짜리 인벤토리라면 코덱의 무게는 커지고 헤더의 무게는 준다.',
  ),
];
