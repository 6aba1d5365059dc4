import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readIdl, teamSchema } from '../../src/rpc/codec.ts';
import { mergeIdl } from '../../src/rpc/idl/merge.ts';

// protoc is the judge: what it refuses, the boot refuses, and what the boot makes, it takes.

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'idl-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(() => copyFileSync(path.join(root, 'proto/othello.proto'), path.join(folder, 'othello.proto')));

const TEAM = `syntax = "proto3";

package chat;

import "othello.proto";

// Says a line in a room.
message ReqSay {
  enum Mood { GLAD = 0; SAD = 1; }
  optional uint64 room_id = 1;
  optional string text = 2; // at most 200 characters
  oneof from { string nick = 3; uint32 seat = 4; }
  map<string, Line> quotes = 6;
  optional Mood mood = 7;
  repeated uint32 marks = 8;
  reserved 9, 11 to 13;
}
message Line { optional othello.GameRoom.GameRoomStatus status = 1; optional string text = 2; }
message RspSay {
  repeated Line lines = 1;
  optional othello.Result result = 15;
  repeated othello.Response follow_ups = 16;
}
message Request { optional ReqSay sayReq = 1000; }
message Response { optional RspSay sayRsp = 1000; }
enum ResultCode { Success = 0; ErrorMuted = 1000; }
service Chat { rpc Say(ReqSay) returns (RspSay); }
`;

/** @returns undefined when protoc takes the text, else its words */
function protoc(fileName: string, text: string): string | undefined {
  writeFileSync(path.join(folder, fileName), text);
  try {
    execFileSync('protoc', ['-I', folder, '--descriptor_set_out=/dev/null', fileName], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    const { stderr, message } = error as { stderr?: Buffer; message: string };
    return stderr?.toString() ?? message;
  }
}

/** @returns undefined when the boot takes the text, else its line */
function refusal(text: string): string | undefined {
  try {
    mergeIdl(readIdl(), { text, fileName: 'chat.proto' });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

test("protoc takes a team's file, and the one file that is made of it and ours", () => {
  expect(protoc('chat.proto', TEAM)).toBeUndefined();
  const merged = mergeIdl(readIdl(), { text: TEAM, fileName: 'chat.proto' });
  expect(protoc('merged.proto', merged)).toBeUndefined();
  expect(merged).toMatch(/\/\/ Says a line in a room\.\nmessage ReqSay \{/);
});

test("what a team's fields are called in JSON and which values of its enums are aliases stays", () => {
  const text = readFileSync(path.join(root, 'test/fixtures/every-type.proto'), 'utf8');
  expect(protoc('every-type.proto', text)).toBeUndefined();
  const merged = mergeIdl(readIdl(), { text, fileName: 'every-type.proto' });
  expect(protoc('merged.proto', merged)).toBeUndefined();
  expect(merged).toContain('optional uint32 named_otherwise = 61 [json_name = "byAnotherName"];');
  expect(merged).toContain('option allow_alias = true;');
  const other = text.replace('uint32 constructor = 62', 'uint32 constructor = 62 [json_name = "aInt32"]');
  expect(() => mergeIdl(readIdl(), { text: other, fileName: 'every-type.proto' })).toThrow(
    'every-type.proto: ReqShow.a_int32 and ReqShow.constructor have one name in JSON, aInt32',
  );
});

test('nothing of ours changes by a merge', () => {
  /** The descriptor behind the file's name. */
  const described = (fileName: string) => {
    const out = path.join(folder, 'described');
    execFileSync('protoc', ['-I', folder, `--descriptor_set_out=${out}`, fileName], { stdio: 'pipe' });
    const bytes = readFileSync(out).toString('latin1');
    return bytes.slice(bytes.indexOf(fileName) + fileName.length);
  };
  const nothing = 'syntax = "proto3";\npackage chat;\nimport "othello.proto";\n';
  writeFileSync(path.join(folder, 'merged.proto'), mergeIdl(readIdl(), { text: nothing, fileName: 'chat.proto' }));
  expect(described('merged.proto')).toBe(described('othello.proto'));
});

test("a team's messages, slots, codes and rpcs are in the schema of its server", () => {
  writeFileSync(path.join(folder, 'chat.proto'), TEAM);
  const schema = teamSchema(path.join(folder, 'chat.proto'));
  expect(schema.procedures.get('Say')).toMatchObject({ id: 1000, requestField: 'sayReq', responseField: 'sayRsp' });
  expect(schema.resultCodes.get('ErrorMuted')).toBe(1000);
  expect(schema.resultCodes.get('ErrorNotYourTurn')).toBe(107);
  expect(schema.serviceName).toBe('othello.Othello');
});

const replaced = (from: string, to: string) => {
  if (!TEAM.includes(from)) throw new Error(`${from} is not in the text`);
  return TEAM.replace(from, to);
};

/** What protoc refuses. */
const BROKEN: Record<string, string> = {
  'an enum whose first value is not 0': replaced('Success = 0; ', ''),
  'an enum without values': replaced('GLAD = 0; SAD = 1; ', ''),
  'one number for two values of an enum': replaced('SAD = 1', 'SAD = 0'),
  'one number for two fields': replaced('text = 2; //', 'text = 1; //'),
  'one name for two fields': replaced('string text = 2; //', 'string room_id = 2; //'),
  'field number 0': replaced('room_id = 1', 'room_id = 0'),
  'a field number that is too large': replaced('room_id = 1', 'room_id = 536870912'),
  "a field number of protobuf's own": replaced('room_id = 1', 'room_id = 19500'),
  'a reserved field number': replaced('marks = 8', 'marks = 12'),
  'a required field': replaced('optional uint64 room_id', 'required uint64 room_id'),
  'a default': replaced('room_id = 1', 'room_id = 1 [default = 3]'),
  'an option that there is not': replaced('room_id = 1', 'room_id = 1 [colour = true]'),
  'a group': replaced('repeated uint32 marks = 8;', 'repeated group Marks = 8 { optional uint32 x = 1; }'),
  'a type that there is not': replaced('optional Mood mood', 'optional Weather mood'),
  'two fields of one JSON name': replaced('repeated uint32 marks = 8', 'repeated uint32 roomId = 8'),
  'two enums with one value in one scope': replaced(
    'enum ResultCode {',
    'enum Other { Success = 0; }\nenum ResultCode {',
  ),
  'a message twice': replaced('message Line {', 'message Line {}\nmessage Line {'),
  'a map keyed by double': replaced('map<string, Line>', 'map<double, Line>'),
  'a repeated field in a oneof': replaced('string nick = 3;', 'repeated string nick = 3;'),
  'an empty oneof': replaced('string nick = 3; uint32 seat = 4;', ''),
  'an rpc that takes an enum': replaced('rpc Say(ReqSay)', 'rpc Say(ResultCode)'),
  'an rpc of a message that there is not': replaced('rpc Say(ReqSay)', 'rpc Say(ReqShout)'),
  'no import of othello.proto': replaced('import "othello.proto";', ''),
  'an import that there is not': replaced(
    'import "othello.proto";',
    'import "othello.proto";\nimport "nowhere.proto";',
  ),
  'a brace too few': TEAM.replace(/\}\s*$/, ''),
  'a semicolon too few': replaced('text = 2; //', 'text = 2 //'),
  'an enum value that no int32 holds': replaced('SAD = 1', 'SAD = 2147483648'),
  'a repeated map': replaced('map<string, Line>', 'repeated map<string, Line>'),
};

test.each(Object.entries(BROKEN))('%s is refused in one line, as protoc refuses it', (_, text) => {
  expect(protoc('chat.proto', text)).toMatch(/chat\.proto/);
  expect(refusal(text)).toMatch(/^chat\.proto: [^\n]+$/);
});

/** What protoc takes, and would meet what is ours, now or later. */
const UNSAFE: Record<string, [text: string, line: string]> = {
  'a procedure of a number below 1000': [
    replaced('sayReq = 1000', 'sayReq = 999'),
    'chat.proto: Request.sayReq has the number 999: yours begin at 1000',
  ],
  'a result code below 1000': [
    replaced('ErrorMuted = 1000', 'ErrorMuted = 208'),
    'chat.proto: ResultCode.ErrorMuted is 208: yours begin at 1000',
  ],
  'a message of our name': [
    TEAM.replaceAll('Line', 'GameRoom'),
    'chat.proto: GameRoom is a name of ours: take another',
  ],
  'our package': [
    replaced('package chat;', 'package othello;').replaceAll('othello.Res', 'Res'),
    'chat.proto: its package is ours, othello: name one of your own',
  ],
  'no package': [replaced('package chat;', ''), 'chat.proto: it has no package: name one of your own'],
  proto2: [replaced('"proto3"', '"proto2"'), 'chat.proto: it does not begin with syntax = "proto3";'],
};

test.each(Object.entries(UNSAFE))('%s is refused', (_, [text, line]) => {
  expect(refusal(text)).toBe(line);
});

test('a file that is not there is named', () => {
  expect(() => teamSchema('/nowhere/chat.proto')).toThrow(
    "/nowhere/chat.proto can't be read (ENOENT): give the path of a .proto file",
  );
});
