import { type Text, text } from '../text.ts';

/** One answer, and the tests and files of this repository that show it: a test of ours checks that each is there. */
export interface Finding {
  state: 'yes' | 'partly' | 'no' | 'not built';
  words: Text;
  shownBy?: readonly string[];
}

export interface Criterion {
  asked: Text;
  envelope: Finding;
  grpc: Finding;
  thrift: Finding;
}

const IDL = 'proto/othello.proto';

export const CRITERIA: readonly Criterion[] = [
  {
    asked: text(
      'One IDL, shared by server and client at compile time',
      '서버와 클라이언트가 코드 수준에서 공유하는 IDL',
    ),
    envelope: {
      state: 'yes',
      words: text(
        'Types and tables are generated from one proto; a stale one fails the checks.',
        '타입과 표가 proto 하나에서 생성되고, 낡으면 검사가 실패한다.',
      ),
      shownBy: [IDL, 'scripts/check-generated.mjs', 'test/client/calls.spec.ts'],
    },
    grpc: {
      state: 'yes',
      words: text(
        'The same proto; its service is held against the code at boot.',
        '같은 proto. 서비스와 코드가 맞는지 시작할 때 확인한다.',
      ),
      shownBy: [IDL, 'test/rpc/boot-checks.spec.ts'],
    },
    thrift: {
      state: 'not built',
      words: text(
        'The talk generated Python and C# from one .thrift file.',
        '발표에서는 .thrift 하나로 Python과 C# 코드를 생성했다.',
      ),
    },
  },
  {
    asked: text('Calls that the client doesn’t wait for', '클라이언트의 비동기 호출'),
    envelope: {
      state: 'yes',
      words: text(
        'An answer is a procedure that runs on the client: handlers, data before view; or a promise.',
        '응답은 클라이언트에서 실행되는 프로시저다: 핸들러(데이터 먼저, UI 나중) 또는 promise.',
      ),
      shownBy: ['test/client/handlers.spec.ts', 'examples/csharp/AutoClient.cs'],
    },
    grpc: {
      state: 'yes',
      words: text(
        'The same SDK over gRPC; a generated Python client too.',
        '같은 SDK가 gRPC 위에서도 돈다. Python 클라이언트도 있다.',
      ),
      shownBy: ['test/client/ways.ts', 'test/client/calls.spec.ts', 'examples/python/grpc_client.py'],
    },
    thrift: {
      state: 'not built',
      words: text(
        'In the talk the generated C# blocked on TSocket, and its transport would have had to be written anew as coroutines.',
        '발표에서 생성된 C#은 TSocket에서 블로킹이라 Transport를 코루틴으로 새로 써야 했다.',
      ),
    },
  },
  {
    asked: text('An old Unity’s Mono (.NET 2.0–3.5, C# 4)', '옛 유니티의 Mono(.NET 2.0~3.5, C# 4)'),
    envelope: {
      state: 'yes',
      words: text('One file of C# 4 without a package plays whole games.', '패키지 없는 C# 4 파일 하나가 끝까지 둔다.'),
      shownBy: ['examples/csharp/AutoClient.cs', 'scripts/test-examples.mjs'],
    },
    grpc: {
      state: 'no',
      words: text(
        'The talk stopped here: its C# wants .NET 4.5. Nothing here shows otherwise.',
        '발표가 멈춘 곳: gRPC의 C#은 .NET 4.5를 원한다. 여기서도 달라진 것은 없다.',
      ),
    },
    thrift: {
      state: 'not built',
      words: text('In the talk its C# was generated, and blocked.', '발표에서 C#이 생성되기는 했으나 블로킹이었다.'),
    },
  },
  {
    asked: text('C++', 'C++'),
    envelope: {
      state: 'yes',
      words: text(
        'Protobuf and libcurl play whole games; any HTTP library would do.',
        'protobuf와 libcurl만으로 끝까지 둔다. HTTP 라이브러리는 무엇이든 된다.',
      ),
      shownBy: ['examples/cpp/envelope_client.cc', 'scripts/test-examples.mjs'],
    },
    grpc: {
      state: 'yes',
      words: text('The stubs of gRPC’s own C++ play the same games.', 'gRPC 공식 C++ 스텁으로 같은 판을 끝까지 둔다.'),
      shownBy: ['examples/cpp/grpc_client.cc', 'scripts/test-examples.mjs'],
    },
    thrift: { state: 'not built', words: text('Thrift generates C++.', 'Thrift는 C++ 코드를 생성한다.') },
  },
  {
    asked: text('A fast protocol of its own, not JSON or XML', 'JSON·XML이 아닌 빠른 자체 프로토콜'),
    envelope: {
      state: 'yes',
      words: text('Protobuf; JSON is there for curl.', 'protobuf. JSON은 curl을 위해 있다.'),
      shownBy: ['test/rpc/vectors.spec.ts', 'test/bench/codecs.spec.ts'],
    },
    grpc: {
      state: 'yes',
      words: text('The same protobuf in HTTP/2 frames.', '같은 protobuf를 HTTP/2 프레임에 담는다.'),
      shownBy: ['test/conformance/grpc.spec.ts'],
    },
    thrift: {
      state: 'not built',
      words: text(
        'Binary and compact: measured as codecs, as npm ships them.',
        'binary와 compact: npm 그대로 코덱만 쟀다.',
      ),
      shownBy: ['bench/src/codecs/thrift.ts'],
    },
  },
  {
    asked: text('Exceptions', '예외'),
    envelope: {
      state: 'partly',
      words: text(
        'A rule’s no is a result code with a text, from one total table; the SDK turns it into a typed rejection.',
        '규칙의 거절은 결과 코드와 글이고 빠짐없는 표 하나에서 나온다. SDK가 타입 있는 예외로 바꾼다.',
      ),
      shownBy: ['test/rpc/failures.spec.ts', 'test/client/calls.spec.ts'],
    },
    grpc: {
      state: 'partly',
      words: text(
        'The same code in the message’s result, status OK.',
        '같은 코드가 메시지의 result에 담기고 상태는 OK다.',
      ),
      shownBy: ['test/conformance/grpc.spec.ts'],
    },
    thrift: {
      state: 'not built',
      words: text(
        'In the talk’s IDL a procedure declares what it throws.',
        '발표의 IDL에서는 프로시저가 던지는 예외를 선언한다.',
      ),
    },
  },
  {
    asked: text('A session without touching the IDL of each procedure', '프로시저의 IDL을 건드리지 않는 세션'),
    envelope: {
      state: 'yes',
      words: text(
        'The token stands in the envelope, once for all procedures.',
        '토큰은 엔벌로프에 한 번, 모든 프로시저를 위해 있다.',
      ),
      shownBy: ['test/conformance/sessions.spec.ts', 'test/conformance/envelope.spec.ts'],
    },
    grpc: {
      state: 'yes',
      words: text('It travels as metadata.', '메타데이터로 간다.'),
      shownBy: ['test/conformance/grpc.spec.ts', 'test/conformance/sessions.spec.ts'],
    },
    thrift: {
      state: 'not built',
      words: text(
        'The talk gave up here: without it in the IDL, the Protocol would have had to be changed.',
        '발표가 포기한 곳: IDL에 없으면 Protocol을 고쳐야 했다.',
      ),
    },
  },
  {
    asked: text('Protection against duplicates', '중복 요청 방지'),
    envelope: {
      state: 'yes',
      words: text(
        'seqNo: a repeat gets the stored answer, on any transport and node, and places one disc.',
        'seqNo: 반복은 어느 문, 어느 노드에서든 저장된 응답을 받고 돌은 하나만 놓인다.',
      ),
      shownBy: ['test/conformance/exactly-once.spec.ts', 'test/conformance/repeats.spec.ts'],
    },
    grpc: {
      state: 'yes',
      words: text('The same, the number in metadata (x-seq-no).', '같다. 번호는 메타데이터(x-seq-no)에 있다.'),
      shownBy: ['test/conformance/exactly-once.spec.ts', 'test/client/lost-answers.spec.ts'],
    },
    thrift: {
      state: 'not built',
      words: text(
        'The talk names it as a problem that the framework leaves open.',
        '발표는 프레임워크가 풀어 주지 않는 문제로 꼽았다.',
      ),
    },
  },
  {
    asked: text('A browser without a proxy', '프록시 없는 브라우저'),
    envelope: {
      state: 'yes',
      words: text('The web client calls it with fetch.', '웹 클라이언트가 fetch로 부른다.'),
      shownBy: ['test/web/game.spec.ts', 'test/client/browser-build.spec.ts'],
    },
    grpc: {
      state: 'no',
      words: text(
        'A page can’t read HTTP/2 trailers: gRPC-Web wants a proxy. The SDK has gRPC in an entry of its own, which no page loads.',
        '웹 페이지는 HTTP/2 트레일러를 읽지 못한다. gRPC-Web은 프록시를 원한다. SDK의 브라우저 진입점에는 gRPC가 없다.',
      ),
      shownBy: ['packages/client/src/index.ts', 'test/architecture/arrows.ts'],
    },
    thrift: {
      state: 'not built',
      words: text('The talk did not ask for it.', '발표는 다루지 않았다.'),
    },
  },
  {
    asked: text('Push: would streams make GameSync needless?', '푸시: 스트림이면 GameSync가 필요 없지 않을까?'),
    envelope: {
      state: 'yes',
      words: text('POST /api/stream, readable by fetch.', 'POST /api/stream, fetch로 읽는다.'),
      shownBy: ['test/client/push.spec.ts', 'src/transports/envelope/envelope.stream.ts'],
    },
    grpc: {
      state: 'yes',
      words: text(
        'Subscribe streams from the server; Play goes both ways.',
        'Subscribe는 서버 스트림, Play는 양방향이다.',
      ),
      shownBy: ['test/client/push.spec.ts', 'test/client/streams.spec.ts'],
    },
    thrift: {
      state: 'not built',
      words: text('Thrift has no call from server to client.', 'Thrift에는 서버가 클라이언트를 부르는 길이 없다.'),
    },
  },
];
