import { text } from '../text.ts';
import type { Findings } from './criterion.ts';

export const THRIFT: Findings = {
  idl: {
    state: 'yes',
    words: text(
      'othello.thrift and its codec are made from the same proto; a stale one fails the checks.',
      'othello.thrift와 코덱이 같은 proto에서 생성되고, 낡으면 검사가 실패한다.',
    ),
    shownBy: ['test/thrift/idl.spec.ts', 'scripts/gen-thrift.mjs', 'scripts/check-generated.mjs'],
  },
  async: {
    state: 'partly',
    words: text(
      'The server answers a connection’s calls in order and takes many at once; whether a client waits is its library’s. The C# of the talk’s time blocks.',
      '서버는 한 연결의 호출을 순서대로 답하고 여러 개를 함께 받는다. 기다릴지는 클라이언트 라이브러리가 정한다. 발표 당시의 C#은 블로킹이다.',
    ),
    shownBy: ['test/thrift/limits.spec.ts', 'test/clients/thrift-npm.spec.ts'],
  },
  mono: {
    state: 'partly',
    words: text(
      'The wires of its old C# are spoken (unframed binary, HTTP), and sessions need no change of it; no test here runs it.',
      '옛 C#이 쓰는 와이어(unframed binary, HTTP)를 받고 세션 때문에 고칠 것도 없다. 여기서 돌려 보는 테스트는 없다.',
    ),
    shownBy: ['test/thrift/sessions.spec.ts', 'test/conformance/put.spec.ts'],
  },
  cpp: {
    state: 'yes',
    words: text(
      'Thrift’s own C++ library and generated code register, log in and play a first move.',
      'Thrift 공식 C++ 라이브러리와 생성된 코드로 가입하고 로그인해 첫 수를 둔다.',
    ),
    shownBy: ['examples/cpp/thrift_client.cc', 'scripts/test-examples.mjs'],
  },
  protocol: {
    state: 'yes',
    words: text(
      'Binary and compact, by a codec of straight-line functions made from the IDL.',
      'binary와 compact. IDL에서 생성한 코덱이 읽고 쓴다.',
    ),
    shownBy: ['test/thrift/npm-codec.spec.ts', 'test/bench/codecs.spec.ts'],
  },
  exceptions: {
    state: 'yes',
    words: text(
      'The talk’s exceptions are thrown: four by name, all else ErrorSystem with its code.',
      '발표의 예외를 던진다: 넷은 이름으로, 나머지는 코드가 담긴 ErrorSystem으로.',
    ),
    shownBy: ['test/thrift/sessions.spec.ts', 'test/conformance/register.spec.ts'],
  },
  session: {
    state: 'yes',
    words: text(
      'Four ways without a change of the IDL: THeader, HTTP headers, the method’s prefix, the connection.',
      'IDL을 고치지 않는 네 가지 길: THeader, HTTP 헤더, 메서드 접두사, 연결.',
    ),
    shownBy: ['test/thrift/sessions.spec.ts', 'test/conformance/sessions.spec.ts'],
  },
  duplicates: {
    state: 'yes',
    words: text(
      'The same seqNo, beside the token; retries cross to other transports.',
      '같은 seqNo를 토큰과 함께 보낸다. 다른 전송으로 다시 보내도 된다.',
    ),
    shownBy: ['test/conformance/exactly-once.spec.ts', 'test/conformance/pairs.spec.ts'],
  },
  browser: {
    state: 'yes',
    words: text(
      'POST /thrift takes calls by HTTP: npm’s browser build makes them in a page, also of another origin, binary and compact.',
      'POST /thrift가 HTTP 호출을 받는다. npm의 브라우저 빌드가 다른 출처의 페이지에서도 binary와 compact로 부른다.',
    ),
    shownBy: ['test/web/other-origin.spec.ts'],
  },
  push: {
    state: 'partly',
    words: text(
      'Thrift has no call from server to client: Subscribe is a long poll.',
      'Thrift에는 서버가 클라이언트를 부르는 길이 없다. Subscribe는 롱 폴링이다.',
    ),
    shownBy: ['test/thrift/sessions.spec.ts', 'test/conformance/subscribe.spec.ts'],
  },
};
