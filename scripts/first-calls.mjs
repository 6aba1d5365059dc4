// Compiles and runs the first calls that docs/clients.md shows in the languages of examples/, each as it stands there.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const page = readFileSync(path.join(root, 'docs/clients.md'), 'utf8');
const run = promisify(execFile);

/** The package that has a program which is missing. */
const PACKAGES = { javac: 'default-jdk-headless', mcs: 'mono-mcs', php: 'php-cli', thrift: 'thrift-compiler' };

/** characters of a failed command's output that are shown: a linker's can be very long */
const LONGEST_ERROR = 4_000;

async function tool(command, args, options = {}) {
  try {
    return (await run(command, args, options)).stdout;
  } catch (error) {
    const words =
      error.code === 'ENOENT'
        ? `is missing: apt-get install ${PACKAGES[command] ?? command}`
        : `${args.join(' ')} failed: ${error.stdout ?? ''}${error.stderr || error.message}`.slice(0, LONGEST_ERROR);
    throw new Error(`${command} ${words}`, { cause: error });
  }
}

/** What the tests of docs/clients.md run, beside these. */
const OF_NPM_TEST = new Set(['sh', 'js']);

/** How many calls of a language the page shows: one for each transport that it is shown with. */
export const FIRST_CALLS = { cc: 3, cs: 1, go: 3, java: 2, php: 1, pl: 1, py: 3, rb: 2 };

function shownCalls() {
  const blocks = [...page.matchAll(/<!-- runs -->\s+```(\w+)\n(.*?)```/gs)].map(([, language, code]) => ({
    language,
    code,
  }));
  const calls = {};
  for (const { language, code } of blocks) if (!OF_NPM_TEST.has(language)) (calls[language] ??= []).push(code);
  const counts = Object.fromEntries(Object.entries(calls).map(([language, { length }]) => [language, length]));
  assert.deepEqual(counts, FIRST_CALLS, 'the number of first calls that docs/clients.md shows in each language');
  return calls;
}

const pkgConfig = async (...args) => (await tool('pkg-config', args)).trim().split(/\s+/);

const thrift = (generator, out) => {
  mkdirSync(out, { recursive: true });
  return tool('thrift', ['--gen', generator, '-out', out, path.join(root, 'proto/othello.thrift')]);
};

const protoc = (language, out) => {
  mkdirSync(out, { recursive: true });
  return tool('protoc', ['-I', path.join(root, 'proto'), `--${language}_out=${out}`, 'othello.proto']);
};

const JARS = ['protobuf', 'thrift', 'slf4j-api', 'slf4j-nop', 'geronimo-annotation-1.3-spec'].map(
  (name) => `/usr/share/java/${name}.jar`,
);

/**
 * For each language what makes a runner of a file that holds a call. `built` has what examples/ were compiled into: its
 * generated code is used again.
 */
const RUNNERS = {
  async cc({ built }) {
    // protobuf's and Thrift's code have one namespace, so no program has both
    const kinds = {
      protobuf: { objects: ['othello.pb.o', 'othello.grpc.pb.o'], libraries: ['protobuf', 'libcurl', 'grpc++'] },
      thrift: { objects: ['OthelloService.o', 'othello_types.o'], libraries: ['thrift'] },
    };
    const flags = ['-std=c++14', '-Wall', '-Wextra', '-Werror', `-I${built.cpp}`];
    return async (file) => {
      const { objects, libraries } = kinds[/<thrift\//.test(readFileSync(file, 'utf8')) ? 'thrift' : 'protobuf'];
      const linked = [
        ...objects.map((name) => path.join(built.cpp, name)),
        ...(await pkgConfig('--libs', ...libraries)),
      ];
      await tool('g++', [...flags, file, ...linked, '-o', `${file}.out`]);
      return tool(`${file}.out`, []);
    };
  },
  async cs() {
    return async (file) => {
      await tool('mcs', ['-langversion:4', `-out:${file}.exe`, file]);
      return tool('mono', [`${file}.exe`]);
    };
  },
  async go({ built }) {
    const env = { ...process.env, GO111MODULE: 'off', GOPATH: `${built.go}:/usr/share/gocode` };
    return (file) => tool('go', ['run', file], { env });
  },
  async java({ built, made }) {
    await protoc('java', made);
    const sources = [made, path.join(built.java, 'generated')].join(path.delimiter);
    const classes = [made, built.java, ...JARS].join(path.delimiter);
    const quick = ['-J-XX:TieredStopAtLevel=1', '-proc:none', '-nowarn'];
    return async (file) => {
      await tool('javac', [...quick, '-cp', classes, '-sourcepath', sources, '-d', made, file]);
      const [, name] = /^class (\w+)/m.exec(readFileSync(file, 'utf8'));
      return tool('java', ['-cp', classes, name]);
    };
  },
  async php({ made }) {
    await thrift('php', made);
    return (file) => tool('php', ['-d', `include_path=${made}`, file]);
  },
  async pl({ made }) {
    await thrift('perl', made);
    return (file) => tool('perl', ['-I', made, file]);
  },
  async py({ made, python }) {
    await thrift('py', made);
    cpSync(path.join(root, 'examples/python/othello_pb2.py'), path.join(made, 'othello_pb2.py'));
    return (file) => tool(python, [file], { env: { ...process.env, PYTHONPATH: made } });
  },
  async rb({ made }) {
    await Promise.all([thrift('rb', made), protoc('ruby', made)]);
    return (file) => tool('ruby', ['-I', made, file]);
  },
};

/**
 * @param ports of the server, by the names of its transports
 * @returns how many calls were made, each answered that the server does not know the user
 */
export async function makeFirstCalls({ folder, built, python }, ports) {
  const own = (code) =>
    code.replaceAll('14500', ports.http).replaceAll('14501', ports.grpc).replaceAll('14502', ports.thrift);
  const made = Object.entries(shownCalls()).map(async ([language, calls]) => {
    const place = path.join(folder, `first-${language}`);
    mkdirSync(place);
    const runFile = await RUNNERS[language]({ built, python, made: place });
    for (const [index, code] of calls.entries()) {
      const file = path.join(place, `call${index}.${language}`);
      writeFileSync(file, own(code));
      const said = await runFile(file);
      assert.match(said, /ErrorUserNotRegistered/, `docs/clients.md, ${language}, call ${index + 1}: ${said}\n${code}`);
    }
    return calls.length;
  });
  return (await Promise.all(made)).reduce((sum, count) => sum + count, 0);
}
