import { type Text, text } from '../text.ts';

/** One answer, and the tests and files of this repository that show it: a test of ours checks that each is there. */
export interface Finding {
  state: 'yes' | 'partly' | 'no' | 'not built';
  words: Text;
  shownBy?: readonly string[];
}

/** What the talk asked of an RPC for a game, and the problems that it met. */
export const QUESTIONS = {
  idl: text('One IDL, shared by server and client at compile time', '서버와 클라이언트가 코드 수준에서 공유하는 IDL'),
  async: text('Calls that the client doesn’t wait for', '클라이언트의 비동기 호출'),
  mono: text('An old Unity’s Mono (.NET 2.0–3.5, C# 4)', '옛 유니티의 Mono(.NET 2.0~3.5, C# 4)'),
  cpp: text('C++', 'C++'),
  protocol: text('A fast protocol of its own, not JSON or XML', 'JSON·XML이 아닌 빠른 자체 프로토콜'),
  exceptions: text('Exceptions', '예외'),
  session: text('A session without touching the IDL of each procedure', '프로시저의 IDL을 건드리지 않는 세션'),
  duplicates: text('Protection against duplicates', '중복 요청 방지'),
  browser: text('A browser without a proxy', '프록시 없는 브라우저'),
  push: text('Push: would streams make GameSync needless?', '푸시: 스트림이면 GameSync가 필요 없지 않을까?'),
} satisfies Record<string, Text>;

/** What one transport answers to each of them. */
export type Findings = Readonly<Record<keyof typeof QUESTIONS, Finding>>;
