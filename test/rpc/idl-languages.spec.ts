import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// protoc makes code of the IDL for each of these languages, and its options say where that code stands.

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'languages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LANGUAGES: Record<string, [file: string, line: RegExp]> = {
  csharp: ['Othello.cs', /^namespace Othello\.Rpc \{$/m],
  go: ['othello-rpc/othello/othello.pb.go', /^package othello$/m],
  java: ['com/othellorpc/OthelloOuterClass.java', /^package com\.othellorpc;$/m],
  php: ['Othello/Rpc/ReqLogin.php', /^namespace Othello\\Rpc;$/m],
  ruby: ['othello_pb.rb', /^module Othello\n {2}module Rpc\n(?: {4}.+\n)* {4}ReqLogin = /m],
};

test.each(Object.entries(LANGUAGES))(
  'protoc makes %s of the IDL, in the place that it names',
  (language, [file, line]) => {
    const out = path.join(folder, language);
    mkdirSync(out);
    execFileSync('protoc', ['-I', path.join(root, 'proto'), `--${language}_out=${out}`, 'othello.proto'], {
      stdio: 'pipe',
    });
    expect(readFileSync(path.join(out, file), 'utf8')).toMatch(line);
  },
);
