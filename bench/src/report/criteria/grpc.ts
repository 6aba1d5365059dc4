import { text } from '../text.ts';
import type { Findings } from './criterion.ts';

export const GRPC: Findings = {
  idl: {
    state: 'yes',
    words: text(
      'The same proto; its service is held against the code at boot.',
      '같은 proto. 서비스와 코드가 맞는지 시작할 때 확인한다.',
    ),
    shownBy: ['proto/othello.proto', 'test/rpc/boot-checks.spec.ts'],
  },
  async: {
    state: 'yes',
    words: text(
      'The same SDK over gRPC; a generated Python client too.',
      '같은 SDK가 gRPC 위에서도 돈다. Python 클라이언트도 있다.',
    ),
    shownBy: ['test/client/calls.spec.ts', 'examples/python/grpc_client.py', 'scripts/test-examples.mjs'],
  },
  mono: {
    state: 'no',
    words: text(
      'The talk stopped here: its C# wants .NET 4.5. Nothing here shows otherwise.',
      '발표가 멈춘 곳: gRPC의 C#은 .NET 4.5를 원한다. 여기서도 달라진 것은 없다.',
    ),
  },
  cpp: {
    state: 'yes',
    words: text('The stubs of gRPC’s own C++ play the same games.', 'gRPC 공식 C++ 스텁으로 같은 판을 끝까지 둔다.'),
    shownBy: ['examples/cpp/grpc_client.cc', 'scripts/test-examples.mjs'],
  },
  protocol: {
    state: 'yes',
    words: text('The same protobuf in HTTP/2 frames.', '같은 protobuf를 HTTP/2 프레임에 담는다.'),
    shownBy: ['test/conformance/grpc.spec.ts'],
  },
  exceptions: {
    state: 'partly',
    words: text(
      'The same code in the message’s result, status OK.',
      '같은 코드가 메시지의 result에 담기고 상태는 OK다.',
    ),
    shownBy: ['test/conformance/grpc.spec.ts'],
  },
  session: {
    state: 'yes',
    words: text('It travels as metadata.', '메타데이터로 간다.'),
    shownBy: ['test/conformance/grpc.spec.ts', 'test/conformance/sessions.spec.ts'],
  },
  duplicates: {
    state: 'yes',
    words: text('The same, the number in metadata (x-seq-no).', '같다. 번호는 메타데이터(x-seq-no)에 있다.'),
    shownBy: ['test/conformance/exactly-once.spec.ts', 'test/client/lost-answers.spec.ts'],
  },
  browser: {
    state: 'no',
    words: text(
      'A page can’t read HTTP/2 trailers; for pages there is gRPC-Web beside it. The SDK has gRPC in an entry of its own, which no page loads.',
      '웹 페이지는 HTTP/2 트레일러를 읽지 못한다. 페이지는 옆에 있는 gRPC-Web을 쓴다. SDK의 브라우저 진입점에는 gRPC가 없다.',
    ),
    shownBy: ['test/client/browser-build.spec.ts', 'test/architecture/arrows.ts'],
  },
  push: {
    state: 'yes',
    words: text(
      'Subscribe streams from the server; Play goes both ways.',
      'Subscribe는 서버 스트림, Play는 양방향이다.',
    ),
    shownBy: ['test/client/push.spec.ts', 'test/client/streams.spec.ts'],
  },
};
