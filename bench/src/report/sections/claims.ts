import { compare, type Figure, findCell } from '../../cell-figures.ts';
import type { Run, TransportName } from '../../results.ts';
import type { Estimate } from '../../statistics.ts';
import { BASELINE, usualConnections } from '../../transports.ts';
import { type Cell, cell, type Section } from '../document.ts';
import { againstBaseline, usualCallers, type Workload, workloadsOf } from '../lineup.ts';
import { type Text, text } from '../text.ts';
import { clauseOf } from '../wording.ts';

/** A figure that others have published, as their page tells it. */
interface Claim {
  who: Text;
  source: string;
  figure: Text;
  /** what differed there between the two sides, all at once */
  changed: Text;
  /** what of ours comes nearest; one thing changes in it */
  nearest: Text;
  ours: (run: Run) => Estimate | undefined;
}

const emptyCall = (run: Run): (Workload & { callers: number }) | undefined => {
  const workload = workloadsOf(run).find(({ logic }) => logic === 'no-op');
  return workload && { ...workload, callers: usualCallers(run) };
};

/** One transport ÷ another, for the call without a database. */
const between =
  (transport: TransportName, base: TransportName, figure: Figure) =>
  (run: Run): Estimate | undefined => {
    const want = emptyCall(run);
    return want && againstBaseline(run, transport, { ...want, base, figure });
  };

/** A connection a call ÷ a kept one, of the envelope. */
function reconnecting(run: Run): Estimate | undefined {
  const want = emptyCall(run);
  const one = want && findCell(run, { ...want, transport: BASELINE, connections: 'one-a-call' });
  const kept = want && findCell(run, { ...want, transport: BASELINE, connections: usualConnections(BASELINE) });
  return one && kept && compare(one, kept, 'p50 ms');
}

export const CLAIMS: readonly Claim[] = [
  {
    who: text('grpc.io, mobile benchmarks, 2016', 'grpc.io 모바일 벤치마크, 2016'),
    source: 'https://grpc.io/blog/mobile-benchmarks/',
    figure: text('gRPC’s latency 5 to 10 times better than HTTP with JSON', 'gRPC 지연이 HTTP+JSON보다 5~10배 좋음'),
    changed: text(
      'JSON to protobuf, and a RESTful HTTP service to gRPC with its own client; from an Android app',
      'JSON에서 protobuf로, REST HTTP 서비스에서 gRPC와 그 클라이언트로. 안드로이드 앱',
    ),
    nearest: text('p50, gRPC ÷ the envelope in JSON', 'p50, gRPC ÷ 엔벌로프(JSON)'),
    ours: between('grpc', 'envelope-json', 'p50 ms'),
  },
  {
    who: text('grpc.io, the same page', 'grpc.io, 같은 페이지'),
    source: 'https://grpc.io/blog/mobile-benchmarks/',
    figure: text(
      'calls on a stream more than twice as fast as unary ones',
      '스트림 호출이 단항 호출보다 두 배 넘게 빠름',
    ),
    changed: text('the stream alone', '스트림 하나만'),
    nearest: text('server CPU, play stream ÷ gRPC unary', '서버 CPU, 플레이 스트림 ÷ gRPC 단항'),
    ours: between('grpc-play', 'grpc', 'server CPU µs'),
  },
  {
    who: text('grpc.io, the same page', 'grpc.io, 같은 페이지'),
    source: 'https://grpc.io/blog/mobile-benchmarks/',
    figure: text('a third of the bandwidth for payloads of 100 to 1,000 bytes', '100~1,000바이트에서 대역폭 3분의 1'),
    changed: text('JSON to protobuf, and HTTP to gRPC', 'JSON에서 protobuf로, HTTP에서 gRPC로'),
    nearest: text('bytes, gRPC ÷ the envelope in JSON', '바이트, gRPC ÷ 엔벌로프(JSON)'),
    ours: between('grpc', 'envelope-json', 'bytes both ways'),
  },
  {
    who: text('A REST and gRPC comparison in Python', '파이썬 REST·gRPC 비교'),
    source: 'https://github.com/MedhaRudra/REST-vs-gRPC',
    figure: text('an addition takes 3.28 ms by REST, 0.55 ms by gRPC', '덧셈 한 번에 REST 3.28 ms, gRPC 0.55 ms'),
    changed: text(
      'REST to gRPC and protobuf, and a new connection a call to a kept one, which its author names as a cause',
      'REST에서 gRPC와 protobuf로, 호출마다 새 연결에서 유지 연결로(글쓴이도 원인으로 꼽음)',
    ),
    nearest: text('p50 of the envelope, a connection a call ÷ a kept one', '엔벌로프 p50, 호출마다 새 연결 ÷ 유지'),
    ours: reconnecting,
  },
  {
    who: text('A gRPC and JSON comparison in Go 1.9', 'Go 1.9 gRPC·JSON 비교'),
    source: 'https://github.com/plutov/benchmark-grpc-protobuf-vs-http-json',
    figure: text('198 µs a call by gRPC, 1,720 µs by JSON', '호출당 gRPC 198 µs, JSON 1,720 µs'),
    changed: text('JSON over HTTP to protobuf over gRPC', 'HTTP 위 JSON에서 gRPC 위 protobuf로'),
    nearest: text('server CPU, gRPC ÷ the envelope in JSON', '서버 CPU, gRPC ÷ 엔벌로프(JSON)'),
    ours: between('grpc', 'envelope-json', 'server CPU µs'),
  },
  {
    who: text('grpc-go, issue 3234', 'grpc-go 이슈 3234'),
    source: 'https://github.com/grpc/grpc-go/issues/3234',
    figure: text(
      'no figure: its author reads a later run of that one as grpc-go slower than net/http; a maintainer sees no great difference',
      '수치 없음: 글쓴이는 그 비교를 나중에 다시 재니 grpc-go가 net/http보다 느리다고 보고, 관리자는 큰 차이가 없다고 봄',
    ),
    changed: text('JSON over HTTP to protobuf over gRPC', 'HTTP 위 JSON에서 gRPC 위 protobuf로'),
    nearest: text('server CPU, gRPC ÷ the envelope', '서버 CPU, gRPC ÷ 엔벌로프'),
    ours: between('grpc', BASELINE, 'server CPU µs'),
  },
  {
    who: text('A comparison of RPCs in Go 1.8', 'Go 1.8 RPC 비교'),
    source: 'https://github.com/tcolgate/rpc-bench',
    figure: text('40.5 µs a call by gRPC, 22.7 µs on its stream (1 KiB)', '1 KiB 호출당 gRPC 40.5 µs, 스트림 22.7 µs'),
    changed: text('the stream alone', '스트림 하나만'),
    nearest: text('p50, play stream ÷ gRPC unary', 'p50, 플레이 스트림 ÷ gRPC 단항'),
    ours: between('grpc-play', 'grpc', 'p50 ms'),
  },
  {
    who: text('A REST and gRPC comparison in .NET', '.NET REST·gRPC 비교'),
    source: 'https://blog.fshtab.com/grpc-vs-rest-performance-comparison',
    figure: text(
      'REST as fast as gRPC, or a little faster where there is much data',
      'REST가 gRPC만큼 빠르고, 데이터가 많으면 조금 더 빠름',
    ),
    changed: text('REST to gRPC', 'REST에서 gRPC로'),
    nearest: text('p50, gRPC ÷ the envelope in JSON', 'p50, gRPC ÷ 엔벌로프(JSON)'),
    ours: between('grpc', 'envelope-json', 'p50 ms'),
  },
  {
    who: text('MagicOnion, unary or StreamingHub', 'MagicOnion, Unary와 StreamingHub'),
    source: 'https://cysharp.github.io/MagicOnion/fundamentals/unary-or-streaminghub',
    figure: text(
      'no figure: unary for common calls, which balancers can spread; a hub where the server pushes',
      '수치 없음: 보통 호출은 분산할 수 있는 Unary, 서버가 푸시하면 허브',
    ),
    changed: text('one POST a call to one stream for all', '호출마다 POST에서 스트림 하나로'),
    nearest: text('server CPU, play stream ÷ gRPC unary', '서버 CPU, 플레이 스트림 ÷ gRPC 단항'),
    ours: between('grpc-play', 'grpc', 'server CPU µs'),
  },
];

/** What others have published, what changed at once there, and what of this run comes nearest to it. */
export const claimsSection = (run: Run): Section => ({
  id: 'claims',
  title: text('What others have published', '다른 곳에서 발표한 수치'),
  verdict: [
    text(
      'Published figures mostly compare JSON over one server with protobuf over another: several things change at once. Here one changes at a time.',
      '발표된 수치는 대개 한 서버의 JSON을 다른 서버의 protobuf와 견준다: 여러 가지가 한꺼번에 바뀐다. 여기서는 한 번에 하나만 바꾼다.',
    ),
  ],
  holes: [],
  blocks: [
    {
      kind: 'table',
      caption: text(
        'As their pages tell it; ours is of this run, a call without a database',
        '그 페이지에 적힌 대로. 우리 것은 이 실행의 데이터베이스 없는 호출',
      ),
      head: [
        text('Where', '어디'),
        text('Figure', '수치'),
        text('Changed there at once', '거기서 한꺼번에 바뀐 것'),
        text('Nearest of ours', '가장 가까운 우리 비교'),
        text('Ours', '우리'),
      ],
      rows: CLAIMS.map(({ who, source, figure, changed, nearest, ours }): Cell[] => {
        const ratio = ours(run);
        return [
          { text: who, source },
          cell(figure),
          cell(changed),
          cell(nearest),
          ratio && Number.isFinite(ratio.median)
            ? cell(clauseOf(ratio))
            : cell(text('not measured', '재지 않음'), 'quiet'),
        ];
      }),
      isProse: true,
    },
  ],
});
