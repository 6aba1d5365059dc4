// The programs of examples/, found or compiled in the way that their READMEs show; each is given as the words that start it.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const examples = path.join(root, 'examples');
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const run = promisify(execFile);

/** The line of a README that says what Debian has to install. */
const installLine = (language) => /^apt-get install .+$/m.exec(read(`examples/${language}/README.md`))[0];

/** @throws an error with the line that installs what is needed, and with what the command said */
const build = (language, command, args) =>
  run(command, args, { cwd: path.join(examples, language) }).catch((error) => {
    if (error.code === 'ENOENT') throw new Error(`${command} is missing: ${installLine(language)}`);
    const said = (error.stdout + error.stderr).trim();
    throw new Error(`${command} failed, is all here that it needs (${installLine(language)})?\n${said}`);
  });

/** A Python that has the modules: the one that is asked for, else Debian's, else whichever comes first. */
export async function pythonPrograms() {
  const candidates = process.env.PYTHON ? [process.env.PYTHON] : ['/usr/bin/python3', 'python3'];
  for (const python of candidates) {
    const has = await run(python, ['-c', 'import google.protobuf, grpc, thrift']).catch(() => undefined);
    if (has) return (name) => [python, path.join(examples, 'python', name)];
  }
  throw new Error(
    `${candidates.join(' and ')} can't import google.protobuf, grpc and thrift: ${installLine('python')}`,
  );
}

/** @throws an error when Python's generated code is not what protoc makes of the protos */
export async function checkGenerated(folder) {
  const sources = { 'othello_v1.proto': path.join(examples, 'python'), 'othello.proto': path.join(root, 'proto') };
  for (const [proto, place] of Object.entries(sources)) {
    await build('python', 'protoc', ['-I', place, `--python_out=${folder}`, proto]);
    const made = proto.replace('.proto', '_pb2.py');
    if (readFileSync(path.join(folder, made), 'utf8') !== read(`examples/python/${made}`))
      throw new Error(`examples/python/${made} differs from ${proto}: make it anew as examples/python/README.md says`);
  }
}

export async function compileCsharp(folder) {
  const program = path.join(folder, 'AutoClient.exe');
  const options = /^mcs (.+)$/m.exec(read('examples/csharp/README.md'))[1].split(' ');
  await build('csharp', 'mcs', [...options, `-out:${program}`]);
  await build('csharp', 'mono', ['--version']);
  return ['mono', program];
}

/** Unoptimised: the compilers take longer than the programs. */
export async function compileCpp(folder) {
  await build('cpp', 'make', ['-j2', 'CXXFLAGS=-O0', `OUT=${folder}`]);
  return (name) => [path.join(folder, name)];
}

export async function compileGo(folder) {
  await build('go', 'make', [`OUT=${folder}`]);
  return (name) => [path.join(folder, name)];
}

export async function compileJava(folder) {
  await build('java', 'make', [`OUT=${folder}`]);
  return (name) => [path.join(folder, name)];
}

/** Plays a first move by each of the programs that play no more. @throws an error with what the program said */
export async function playFirstMoves(commands, address) {
  const moves = commands.map(async ([program]) => {
    const { stdout } = await run(program, [address]);
    if (!/^black has put at [0-7],[0-7]: TURN_USER1\n$/.test(stdout)) throw new Error(`${program} printed ${stdout}`);
  });
  await Promise.all(moves);
}
