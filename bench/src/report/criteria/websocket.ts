import { text } from '../text.ts';
import type { Findings } from './criterion.ts';

export const WEBSOCKET: Findings = {
  idl: {
    state: 'yes',
    words: text('The envelope’s messages, of the same proto.', '엔벌로프의 메시지 그대로, 같은 proto.'),
    shownBy: ['proto/othello.proto', 'scripts/check-generated.mjs'],
  },
  async: {
    state: 'yes',
    words: text(
      'Answers come as messages of their own, while the client does other things.',
      '응답이 별도의 메시지로 온다. 클라이언트는 그동안 다른 일을 한다.',
    ),
    shownBy: ['test/client/calls.spec.ts', 'test/conformance/races-of-puts.spec.ts'],
  },
  mono: {
    state: 'partly',
    words: text(
      'It takes a WebSocket library, which that Mono has not by itself; none is run here.',
      'WebSocket 라이브러리가 필요하고 그 Mono에는 없다. 여기서 돌려 보는 것도 없다.',
    ),
    shownBy: ['test/conformance/put.spec.ts'],
  },
  cpp: {
    state: 'partly',
    words: text(
      'Any WebSocket library and protobuf do; no client in C++ is here.',
      'WebSocket 라이브러리와 protobuf면 된다. C++ 클라이언트는 여기 없다.',
    ),
    shownBy: ['test/conformance/put.spec.ts'],
  },
  protocol: {
    state: 'yes',
    words: text(
      'Protobuf in binary messages: a few bytes around each.',
      '바이너리 메시지에 담긴 protobuf. 덧붙는 것은 몇 바이트다.',
    ),
    shownBy: ['test/conformance/put.spec.ts'],
  },
  exceptions: {
    state: 'partly',
    words: text(
      'The envelope’s: a rule’s no is a result code with a text.',
      '엔벌로프와 같다: 규칙의 거절은 결과 코드와 글이다.',
    ),
    shownBy: ['test/conformance/put.spec.ts', 'test/rpc/failures.spec.ts'],
  },
  session: {
    state: 'yes',
    words: text(
      'The token stands in the envelope, once for all procedures.',
      '토큰은 엔벌로프에 한 번, 모든 프로시저를 위해 있다.',
    ),
    shownBy: ['test/conformance/sessions.spec.ts'],
  },
  duplicates: {
    state: 'yes',
    words: text(
      'The same seqNo; what was sent when the socket broke is sent again on the next.',
      '같은 seqNo. 소켓이 끊기면 다음 소켓으로 다시 보낸다.',
    ),
    shownBy: ['test/conformance/exactly-once.spec.ts', 'test/conformance/pairs.spec.ts'],
  },
  browser: {
    state: 'yes',
    words: text(
      'Every browser has WebSocket; the origin is checked.',
      '모든 브라우저에 WebSocket이 있다. 출처를 확인한다.',
    ),
    shownBy: ['test/web/transports.spec.ts', 'test/faults/websocket.spec.ts'],
  },
  push: {
    state: 'yes',
    words: text('Pushes come on the socket of the calls.', '푸시가 호출과 같은 소켓으로 온다.'),
    shownBy: ['test/conformance/subscribe.spec.ts', 'test/client/push-cuts.spec.ts'],
  },
};
