import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');
const FILE = path.join(root, 'test/rpc/snippet.ts');

const HEAD = `
import type { othello } from '../../src/generated/othello.js';
import { OptimisticRooms, type Move, type SeenRoom } from '../../src/game/play/optimistic-rooms.ts';
import { answer, type Answer, type Answers, type Decision } from '../../src/rpc/answer.ts';
import type { Call, OptimisticCall, PublicWriteCall, ReadCall, WriteCall } from '../../src/rpc/call.ts';
import { Procedure, procedureOf } from '../../src/rpc/procedure.ts';
interface Pets { FeedPet: { request: { food?: string }; answer: 'feedPetRsp'; isStream: false } }
const TeamProcedure = procedureOf<Pets>();
export type Used = [Answer, Call, OptimisticCall<SeenRoom>, PublicWriteCall, ReadCall, WriteCall, Decision<Move>, Answers];
export const used = [TeamProcedure, OptimisticRooms, answer];
export const body = async (..._: unknown[]): Promise<never> => { throw new Error('not run'); };
`;

const options = ts.parseJsonConfigFileContent(
  ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile.bind(ts.sys)).config,
  ts.sys,
  root,
).options;
let before: ts.Program | undefined;
/** of files that no snippet changes */
const files = new Map<string, ts.SourceFile | undefined>();

/** What tsc says of a class with this method. */
function errorsOf(method: string): string[] {
  const text = `${HEAD}export class Snippet {\n${method}\n}\n`;
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, languageVersion) => {
    if (name === FILE) return ts.createSourceFile(name, text, languageVersion);
    if (!files.has(name)) files.set(name, getSourceFile(name, languageVersion));
    return files.get(name);
  };
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (name) => name === FILE || fileExists(name);
  const program = ts.createProgram({
    rootNames: [FILE],
    options: {
      ...options,
      noEmit: true,
      noUnusedLocals: false,
      rewriteRelativeImportExtensions: false,
      allowImportingTsExtensions: true,
    },
    host,
    ...(before && { oldProgram: before }),
  });
  before = program;
  const source = program.getSourceFile(FILE);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}

beforeAll(() => errorsOf('')); // which takes as long as all others together

const WRITE = "{ access: 'session', effect: 'write' }";
const READ = "{ access: 'session', effect: 'read' }";
const OPTIMISTIC = "{ access: 'session', effect: 'write', optimistic: OptimisticRooms }";

test.each([
  [
    'a write',
    `@Procedure('ExitGameRoom', ${WRITE})
    async exit(_req: othello.ReqExitGameRoom, call: WriteCall): Promise<Answers<'exitGameRoomRsp'>> { return body(call.tx, call.userId); }`,
  ],
  [
    'a read that looks at nothing of its request',
    `@Procedure('GetLeaderboard', ${READ})
    async read(): Promise<Answers<'getLeaderboardRsp'>> { return [answer('getLeaderboardRsp', { rows: [] })]; }`,
  ],
  [
    'an optimistic write',
    `@Procedure('GamePut', ${OPTIMISTIC})
    async put(_req: othello.ReqGamePut, call: OptimisticCall<SeenRoom>): Promise<Decision<Move, 'gamePutRsp'>> { return body(call.seen.now); }`,
  ],
  [
    'a public write',
    `@Procedure('Login', { access: 'public', effect: 'write' })
    async login(_req: othello.ReqLogin, call: PublicWriteCall): Promise<Answers<'loginRsp'>> { return body(call.tx); }`,
  ],
  [
    "a team's procedure by its own types",
    `@TeamProcedure('FeedPet', ${WRITE})
    async feed(req: { food?: string }, call: WriteCall): Promise<Answers<'feedPetRsp'>> { return body(req.food, call.tx); }`,
  ],
])('compiles: %s', (_, method) => {
  expect(errorsOf(method)).toEqual([]);
});

const DECORATOR = /Unable to resolve signature of method decorator/;

test.each([
  [
    "another procedure's request",
    DECORATOR,
    `@Procedure('GamePut', ${WRITE})
    async put(_req: othello.ReqLogin, _call: WriteCall): Promise<Answers<'gamePutRsp'>> { return body(); }`,
  ],
  [
    "another procedure's request of the same fields",
    DECORATOR,
    `@Procedure('GameSync', ${READ})
    async sync(_req: othello.ReqExitGameRoom, _call: ReadCall): Promise<Answers<'gameSyncRsp'>> { return body(); }`,
  ],
  [
    "another procedure's answer",
    DECORATOR,
    `@Procedure('GameSync', ${READ})
    async sync(_req: othello.ReqGameSync, _call: ReadCall): Promise<Answers<'gamePutRsp'>> { return [answer('gamePutRsp', {})]; }`,
  ],
  [
    'answers that do not begin with its own',
    DECORATOR,
    `@Procedure('GameSync', ${READ})
    async sync(_req: othello.ReqGameSync): Promise<Answer[]> { return body(); }`,
  ],
  [
    'a transaction in a read',
    DECORATOR,
    `@Procedure('GameSync', ${READ})
    async sync(_req: othello.ReqGameSync, call: WriteCall): Promise<Answers<'gameSyncRsp'>> { return body(call.tx); }`,
  ],
  [
    'a look at the transaction of a read',
    /Property 'tx' does not exist on type 'ReadCall'/,
    `@Procedure('GameSync', ${READ})
    async sync(_req: othello.ReqGameSync, call: ReadCall): Promise<Answers<'gameSyncRsp'>> { return body(call.tx); }`,
  ],
  [
    'a look at the transaction of an optimistic write',
    /Property 'tx' does not exist on type 'OptimisticCall/,
    `@Procedure('GamePut', ${OPTIMISTIC})
    async put(_req: othello.ReqGamePut, call: OptimisticCall<SeenRoom>): Promise<Decision<Move, 'gamePutRsp'>> { return body(call.tx); }`,
  ],
  [
    'a user where no session is',
    /Property 'userId' does not exist on type 'PublicWriteCall'/,
    `@Procedure('Login', { access: 'public', effect: 'write' })
    async login(_req: othello.ReqLogin, call: PublicWriteCall): Promise<Answers<'loginRsp'>> { return body(call.userId); }`,
  ],
  [
    "another one's change",
    DECORATOR,
    `@Procedure('GamePut', ${OPTIMISTIC})
    async put(_req: othello.ReqGamePut, _call: OptimisticCall<SeenRoom>): Promise<Decision<string, 'gamePutRsp'>> { return body(); }`,
  ],
  [
    'rows that another provider reads',
    DECORATOR,
    `@Procedure('GamePut', ${OPTIMISTIC})
    async put(_req: othello.ReqGamePut, _call: OptimisticCall<string>): Promise<Decision<Move, 'gamePutRsp'>> { return body(); }`,
  ],
  [
    'a stream that answers once',
    /not assignable to/,
    `@Procedure('Subscribe', ${READ})
    async subscribe(_req: othello.ReqSubscribe): Promise<Answers<'subscribeRsp'>> { return body(); }`,
  ],
  [
    "a team's request in another of its procedures",
    DECORATOR,
    `@TeamProcedure('FeedPet', ${WRITE})
    async feed(_req: { drink?: string }, _call: WriteCall): Promise<Answers<'feedPetRsp'>> { return body(); }`,
  ],
])('does not compile: %s', (_, error, method) => {
  expect(errorsOf(method)).toContainEqual(expect.stringMatching(error));
});
