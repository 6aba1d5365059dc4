import { text } from '../text.ts';
import type { Findings } from './criterion.ts';

export const ENVELOPE: Findings = {
  idl: {
    state: 'yes',
    words: text(
      'Types and tables are generated from one proto; a stale one fails the checks.',
      '타입과 표가 proto 하나에서 생성되고, 낡으면 검사가 실패한다.',
    ),
    shownBy: ['proto/othello.proto', 'scripts/check-generated.mjs', 'test/client/calls.spec.ts'],
  },
  async: {
    state: 'yes',
    words: text(
      'An answer is a procedure that runs on the client: handlers, data before view; or a promise.',
      '응답은 클라이언트에서 실행되는 프로시저다: 핸들러(데이터 먼저, UI 나중) 또는 promise.',
    ),
    shownBy: ['test/client/handlers.spec.ts', 'examples/csharp/AutoClient.cs'],
  },
  mono: {
    state: 'yes',
    words: text('One file of C# 4 without a package plays whole games.', '패키지 없는 C# 4 파일 하나가 끝까지 둔다.'),
    shownBy: ['examples/csharp/AutoClient.cs', 'scripts/test-examples.mjs'],
  },
  cpp: {
    state: 'yes',
    words: text(
      'Protobuf and libcurl play whole games; any HTTP library would do.',
      'protobuf와 libcurl만으로 끝까지 둔다. HTTP 라이브러리는 무엇이든 된다.',
    ),
    shownBy: ['examples/cpp/envelope_client.cc', 'scripts/test-examples.mjs'],
  },
  protocol: {
    state: 'yes',
    words: text('Protobuf; JSON is there for curl.', 'protobuf. JSON은 curl을 위해 있다.'),
    shownBy: ['test/rpc/vectors.spec.ts', 'test/bench/codecs.spec.ts'],
  },
  exceptions: {
    state: 'partly',
    words: text(
      'A rule’s no is a result code with a text, from one total table; the SDK turns it into a typed rejection.',
      '규칙의 거절은 결과 코드와 글이고 빠짐없는 표 하나에서 나온다. SDK가 타입 있는 예외로 바꾼다.',
    ),
    shownBy: ['test/rpc/failures.spec.ts', 'test/client/calls.spec.ts'],
  },
  session: {
    state: 'yes',
    words: text(
      'The token stands in the envelope, once for all procedures.',
      '토큰은 엔벌로프에 한 번, 모든 프로시저를 위해 있다.',
    ),
    shownBy: ['test/conformance/sessions.spec.ts', 'test/conformance/envelope.spec.ts'],
  },
  duplicates: {
    state: 'yes',
    words: text(
      'seqNo: a repeat gets the stored answer, on any transport and node, and places one disc.',
      'seqNo: 반복은 어느 문, 어느 노드에서든 저장된 응답을 받고 돌은 하나만 놓인다.',
    ),
    shownBy: ['test/conformance/exactly-once.spec.ts', 'test/conformance/repeats.spec.ts'],
  },
  browser: {
    state: 'yes',
    words: text('The web client calls it with fetch.', '웹 클라이언트가 fetch로 부른다.'),
    shownBy: ['test/web/game.spec.ts', 'test/client/browser-build.spec.ts'],
  },
  push: {
    state: 'yes',
    words: text('POST /api/stream, readable by fetch.', 'POST /api/stream, fetch로 읽는다.'),
    shownBy: ['test/client/push.spec.ts', 'test/push/envelope-stream.spec.ts'],
  },
};
