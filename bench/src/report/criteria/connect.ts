import { text } from '../text.ts';
import type { Findings } from './criterion.ts';

export const CONNECT: Findings = {
  idl: {
    state: 'yes',
    words: text('The same proto: the service is that of gRPC.', '같은 proto. 서비스도 gRPC와 같다.'),
    shownBy: ['proto/othello.proto', 'test/rpc/boot-checks.spec.ts'],
  },
  async: {
    state: 'yes',
    words: text('The SDK’s calls over Connect are promises.', 'SDK의 Connect 호출은 promise다.'),
    shownBy: ['test/client/calls.spec.ts', 'test/clients/connect.spec.ts'],
  },
  mono: {
    state: 'partly',
    words: text(
      'A POST of protobuf with a header for the token is all that it takes; no client of that Mono is here.',
      'protobuf를 POST하고 헤더에 토큰을 실으면 된다. 그 Mono용 클라이언트는 여기 없다.',
    ),
    shownBy: ['test/conformance/put.spec.ts'],
  },
  cpp: {
    state: 'partly',
    words: text(
      'Any HTTP library and protobuf do; no client in C++ is here.',
      'HTTP 라이브러리와 protobuf면 된다. C++ 클라이언트는 여기 없다.',
    ),
    shownBy: ['test/conformance/put.spec.ts'],
  },
  protocol: {
    state: 'yes',
    words: text('Protobuf; JSON and base64 text beside it.', 'protobuf. JSON과 base64 텍스트도 있다.'),
    shownBy: ['test/conformance/put.spec.ts'],
  },
  exceptions: {
    state: 'partly',
    words: text(
      'A rule’s no is a result code, as in gRPC; a fault is an error with a code and a message.',
      '규칙의 거절은 gRPC처럼 결과 코드다. 장애는 코드와 글이 있는 오류다.',
    ),
    shownBy: ['test/conformance/put.spec.ts', 'test/faults/connect.spec.ts'],
  },
  session: {
    state: 'yes',
    words: text('It travels in the header authorization.', 'authorization 헤더로 간다.'),
    shownBy: ['test/conformance/sessions.spec.ts'],
  },
  duplicates: {
    state: 'yes',
    words: text('The same, the number in a header (x-seq-no).', '같다. 번호는 헤더(x-seq-no)에 있다.'),
    shownBy: ['test/conformance/exactly-once.spec.ts', 'test/conformance/pairs.spec.ts'],
  },
  browser: {
    state: 'yes',
    words: text(
      'HTTP/1.1 without trailers: fetch is enough, also from another origin.',
      '트레일러 없는 HTTP/1.1이라 fetch로 된다. 다른 출처에서도 된다.',
    ),
    shownBy: ['test/web/other-origin.spec.ts', 'test/client/browser-build.spec.ts'],
  },
  push: {
    state: 'yes',
    words: text(
      'Subscribe streams from the server; Play needs gRPC or a WebSocket.',
      'Subscribe는 서버 스트림이다. Play는 gRPC나 WebSocket이 필요하다.',
    ),
    shownBy: ['test/conformance/subscribe.spec.ts'],
  },
};
