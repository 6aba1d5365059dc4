import { type Text, text } from './text.ts';

/** What a run's data say in English, in Korean: names of targets, units, bundles, rules. */
const KOREAN: Readonly<Record<string, string>> = {
  'durable GamePut, 64 callers: envelope against Python aiohttp + uvloop + asyncpg':
    '영속 GamePut, 호출자 64명: 엔벌로프와 Python aiohttp + uvloop + asyncpg',
  'durable GamePut, 64 callers: gRPC against Python grpcio + psycopg2':
    '영속 GamePut, 호출자 64명: gRPC와 Python grpcio + psycopg2',
  'durable GamePut, 64 callers: envelope against Nest + Express + TypeORM save()':
    '영속 GamePut, 호출자 64명: 엔벌로프와 Nest + Express + TypeORM save()',
  'durable GamePut, 64 callers: envelope with COALESCE=off against Python aiohttp':
    '영속 GamePut, 호출자 64명: COALESCE=off 엔벌로프와 Python aiohttp',
  'durable GamePut, 1 caller: envelope with COALESCE=off against Python aiohttp':
    '영속 GamePut, 호출자 1명: COALESCE=off 엔벌로프와 Python aiohttp',
  'GameSync in-process, 64 callers: whole calls against one named select a call':
    '프로세스 안 GameSync, 호출자 64명: 호출 전체와 호출당 이름 붙인 SELECT 하나',
  'a no-database call, 16 callers: envelope against bare node:http':
    '데이터베이스 없는 호출, 호출자 16명: 엔벌로프와 맨 node:http',
  'a no-database call, 16 callers: gRPC unary against bare grpc-js':
    '데이터베이스 없는 호출, 호출자 16명: gRPC 단항과 맨 grpc-js',
  'a no-database call, 16 callers: envelope with METRICS_PORT against without':
    '데이터베이스 없는 호출, 호출자 16명: METRICS_PORT를 준 엔벌로프와 주지 않은 엔벌로프',
  "a no-database call, 16 callers: Thrift framed binary against npm thrift's createServer":
    '데이터베이스 없는 호출, 호출자 16명: Thrift framed binary와 npm thrift의 createServer',
  'durable GamePut, 128 callers: against pgbench and an update of the same two rows, single':
    '영속 GamePut, 호출자 128명: pgbench로 같은 두 행을 하나씩 고칠 때와',
  'durable GamePut, 128 callers: against pgbench and an update of the same two rows, in batches of 16':
    '영속 GamePut, 호출자 128명: pgbench로 같은 두 행을 16개씩 고칠 때와',
  'a durable GamePut against a no-database call, 128 callers, envelope':
    '영속 GamePut과 데이터베이스 없는 호출, 호출자 128명, 엔벌로프',
  'durable GamePut, 128 callers over two nodes in turns: statements against puts':
    '영속 GamePut, 호출자 128명이 두 노드를 번갈아: 문장 수와 수의 수',
  'no-database calls: two nodes on a core each against one on a core':
    '데이터베이스 없는 호출: 코어 하나씩 쓰는 두 노드와 한 노드',
  'durable GamePut, 128 callers over three nodes, each room by one of them: statements against puts':
    '영속 GamePut, 호출자 128명이 방마다 세 노드 중 하나로: 문장 수와 수의 수',
  'no-database calls: NODES=2 on two cores against NODES=1 on one':
    '데이터베이스 없는 호출: 코어 둘의 NODES=2와 코어 하나의 NODES=1',
  'durable GamePut, 128 callers: NODES=2 against NODES=1, beside client and PostgreSQL on two cores':
    '영속 GamePut, 호출자 128명: 클라이언트와 PostgreSQL도 쓰는 두 코어에서 NODES=2와 NODES=1',
  'calls/s': '초당 호출',
  'p99 ms': 'p99 ms',
  'p50 ms': 'p50 ms',
  'server CPU µs a call': '호출당 서버 CPU µs',
  'PostgreSQL CPU µs a put': '수당 PostgreSQL CPU µs',
  statements: '문장',
  'SDK, messages included': 'SDK(메시지 포함)',
  'browser client, SDK included': '브라우저 클라이언트(SDK 포함)',
  'browser client, loaded with another transport': '브라우저 클라이언트, 다른 전송을 고르면 더 받는 것',
};

const AGAINST = /^a no-database call, 16 callers: (\S+) against (?:the )?(.+)$/;

/** In both languages, as far as it is known here. */
export function told(en: string): Text {
  const [, one, other] = AGAINST.exec(en) ?? [];
  const ko =
    KOREAN[en] ??
    (one &&
      other &&
      `데이터베이스 없는 호출, 호출자 16명: ${one}와 ${other.replace('envelope', '엔벌로프').replace('gRPC unary', 'gRPC 단항')}`);
  return text(en, ko ?? en);
}
