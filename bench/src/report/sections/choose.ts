import { transportCalled } from '../../transports.ts';
import type { Figure } from '../../cell-figures.ts';
import type { Run, TransportName } from '../../results.ts';
import { barOf } from '../charts/bars.ts';
import { dotChart } from '../charts/dots.ts';
import { type Cell, cell, type Chart, type Section } from '../document.ts';
import {
  againstBaseline,
  BASELINE,
  RIVALS,
  usualCallers,
  type Workload,
  workloadName,
  workloadsOf,
} from '../lineup.ts';
import { shownRatio } from '../numbers.ts';
import { same, type Text, text } from '../text.ts';
import { koreanRange } from '../wording.ts';

/** Who asks, and what to speak. */
interface Choice {
  who: Text;
  transport: TransportName;
  why: Text;
  /** what else they could speak; the cost is told against it */
  next: TransportName;
  /** tests and files that show that the client and the transport work together */
  shownBy: readonly string[];
}

const CHOICES: readonly Choice[] = [
  {
    who: text('Unity of today, on a phone', '요즘 유니티, 휴대폰'),
    transport: 'envelope-protobuf',
    why: text(
      'UnityWebRequest and Google.Protobuf suffice: no HTTP/2 handler to ship for each platform.',
      'UnityWebRequest와 Google.Protobuf면 된다. 플랫폼마다 HTTP/2 처리기를 넣지 않아도 된다.',
    ),
    next: 'grpc',
    shownBy: ['examples/csharp/AutoClient.cs', 'docs/clients.md'],
  },
  {
    who: text('Unity on an old Mono', '옛 Mono 유니티'),
    transport: 'envelope-protobuf',
    why: text(
      'One file of C# 4 plays whole games. gRPC does not run there.',
      'C# 4 파일 하나로 끝까지 둔다. gRPC는 안 돈다.',
    ),
    next: 'thrift',
    shownBy: ['examples/csharp/AutoClient.cs', 'scripts/test-examples.mjs'],
  },
  {
    who: text('A browser, or Unity WebGL', '브라우저, 유니티 WebGL'),
    transport: 'connect',
    why: text(
      'One call is one POST, with the stock client or fetch, and no proxy.',
      '호출 하나가 POST 하나. 기성 클라이언트나 fetch로, 프록시 없이.',
    ),
    next: 'grpc-web',
    shownBy: ['test/clients/connect.spec.ts', 'test/web/game.spec.ts'],
  },
  {
    who: text('A browser with many calls and pushes', '호출과 푸시가 많은 브라우저'),
    transport: 'websocket',
    why: text('Calls and pushes on one socket: no headers a call.', '호출과 푸시가 소켓 하나에: 호출마다 헤더가 없다.'),
    next: 'envelope-protobuf',
    shownBy: ['test/client/push.spec.ts', 'test/web/push.spec.ts'],
  },
  {
    who: text('An engine in C++', 'C++ 엔진'),
    transport: 'envelope-protobuf',
    why: text(
      'libcurl and protobuf, which engines ship already; gRPC’s library is much to build.',
      '엔진에 이미 있는 libcurl과 protobuf. gRPC 라이브러리는 빌드가 크다.',
    ),
    next: 'grpc',
    shownBy: ['examples/cpp/envelope_client.cc', 'examples/cpp/grpc_client.cc'],
  },
  {
    who: text('A bot or a tool in Python', '파이썬 봇이나 도구'),
    transport: 'grpc',
    why: text(
      'Stubs from the proto, deadlines and streams come with grpcio.',
      '스텁, 데드라인, 스트림이 grpcio에 다 있다.',
    ),
    next: 'envelope-protobuf',
    shownBy: ['examples/python/grpc_client.py', 'examples/python/auto_client.py'],
  },
  {
    who: text('Server to server, many calls', '서버 사이, 많은 호출'),
    transport: 'grpc-play',
    why: text(
      'One stream carries all calls in order; a call costs a frame.',
      '스트림 하나가 모든 호출을 순서대로 나른다. 호출 하나가 프레임 하나.',
    ),
    next: 'grpc',
    shownBy: ['test/push/play.spec.ts'],
  },
  {
    who: text('A house that has Thrift', 'Thrift를 쓰는 회사'),
    transport: 'thrift',
    why: text(
      'Clients of any age connect: six wires are told apart. Pushes are a long poll.',
      '나이와 상관없이 연결된다: 여섯 가지 프레임을 구별한다. 푸시는 롱 폴.',
    ),
    next: 'envelope-protobuf',
    shownBy: ['examples/python/thrift_client.py', 'examples/ruby/thrift_client.rb'],
  },
];

/** Which transport for whom, and what it costs against the next best: the question in the report's title. */
export function chooseSection(run: Run): Section {
  const callers = usualCallers(run);
  const workloads = workloadsOf(run);
  const costs: { head: Text; workload: Workload; figure: Figure }[] = workloads
    .filter(({ procedure }) => procedure === 'NoOp' || procedure === 'GamePut')
    .map((workload) =>
      workload.logic === 'no-op'
        ? { head: text('server CPU, no database', '서버 CPU, DB 없음'), workload, figure: 'server CPU µs' }
        : { head: text('server CPU, GamePut', '서버 CPU, GamePut'), workload, figure: 'server CPU µs' },
    );
  const [bytesOf] = workloads;
  if (bytesOf) costs.push({ head: text('bytes', '바이트'), workload: bytesOf, figure: 'bytes both ways' });
  return {
    id: 'choose',
    title: text('Which one to choose', '무엇을 고를까'),
    verdict: answer(run, callers),
    holes: [],
    isTablesFirst: true,
    blocks: [
      {
        kind: 'table',
        caption: text(
          'By who asks; costs are of the choice ÷ the next best, of this run',
          '누가 묻느냐에 따라. 비용은 이 실행에서 고른 것 ÷ 차선',
        ),
        head: [
          text('Client', '클라이언트'),
          text('Speak', '쓸 것'),
          text('Why', '이유'),
          text('Next best', '차선'),
          ...costs.map(({ head }) => head),
        ],
        rows: CHOICES.map(({ who, transport, why, next, shownBy }): Cell[] => [
          cell(who),
          cell(transportCalled(transport).label),
          { text: why, shownBy },
          cell(transportCalled(next).label),
          ...costs.map(({ workload, figure }) => {
            const ratio = againstBaseline(run, transport, { ...workload, callers, figure, base: next });
            return ratio && Number.isFinite(ratio.median)
              ? cell(same(shownRatio(ratio)))
              : cell(text('not measured', '재지 않음'), 'quiet');
          }),
        ]),
        isProse: true,
      },
      ...workloads
        .filter(({ procedure }) => procedure === 'NoOp' || procedure === 'GamePut')
        .flatMap((workload) => ratiosOf(run, workload, callers)),
    ],
  };
}

/** Each transport ÷ the envelope in the server's CPU. */
function ratiosOf(run: Run, workload: Workload, callers: number): Chart[] {
  const dots = RIVALS.flatMap((transport) => {
    const ratio = againstBaseline(run, transport, { ...workload, callers, figure: 'server CPU µs' });
    return ratio && Number.isFinite(ratio.median) ? [barOf(transport, ratio)] : [];
  });
  if (dots.length === 0) return [];
  const name = workloadName(workload);
  return [
    dotChart({
      id: `ratio-${workload.procedure}`,
      title: text(`Server CPU a call ÷ the envelope’s: ${name.en}`, `호출당 서버 CPU ÷ 엔벌로프: ${name.ko}`),
      one: transportCalled(BASELINE).label,
      dots,
    }),
  ];
}

const ON_ONE_STREAM: readonly TransportName[] = ['grpc-play', 'websocket'];

/** One sentence: how far apart the transports are where a database stands behind the call, and what changes that. */
function answer(run: Run, callers: number): Text[] {
  const workload = workloadsOf(run).find(({ procedure }) => procedure === 'GamePut') ?? workloadsOf(run)[0];
  if (!workload) return [];
  const ratios = RIVALS.flatMap((transport) => {
    const ratio = againstBaseline(run, transport, { ...workload, callers, figure: 'server CPU µs' });
    return ratio && Number.isFinite(ratio.median) ? [{ transport, ratio }] : [];
  });
  const unary = ratios.filter(({ transport }) => !ON_ONE_STREAM.includes(transport));
  const streams = ratios.filter(({ transport, ratio }) => ON_ONE_STREAM.includes(transport) && ratio.high < 1);
  const sorted = unary.toSorted((one, other) => one.ratio.median - other.ratio.median);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (!least || !most) return [];
  const [low, high] = [shownRatio(least.ratio), shownRatio(most.ratio)];
  const base = transportCalled(BASELINE).words;
  const place =
    workload.logic === 'postgresql' ? text('a durable GamePut', '영속 GamePut') : text('a call', '호출 하나');
  const named = (language: 'en' | 'ko') =>
    streams
      .map(({ transport, ratio }) => {
        const range = shownRatio(ratio);
        return `${transportCalled(transport).words[language]} ${language === 'ko' ? koreanRange(range) : range}`;
      })
      .join(', ');
  const kept = streams.length > 0;
  return [
    text(
      `Speak what your client can speak without effort, the envelope if in doubt: a transport of single calls costs the server from ${low} (${transportCalled(least.transport).words.en}) to ${high} (${transportCalled(most.transport).words.en}) of ${base.en} for ${place.en}.${kept ? ` What changes the cost is one kept stream for all calls: ${named('en')}.` : ''}`,
      `클라이언트가 쉽게 쓸 수 있는 것을 쓰고, 망설여지면 엔벌로프를 쓸 것: 호출을 하나씩 보내는 전송의 서버 비용은 ${place.ko}에서 ${base.ko} 대비 ${koreanRange(low)}(${transportCalled(least.transport).words.ko})부터 ${koreanRange(high)}(${transportCalled(most.transport).words.ko})까지다.${kept ? ` 비용을 바꾸는 것은 모든 호출을 나르는 스트림 하나다: ${named('ko')}.` : ''}`,
    ),
  ];
}
