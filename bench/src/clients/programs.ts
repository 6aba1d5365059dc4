import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PYTHON } from '../machine.ts';
import type { MeasuredClient, ServerPorts } from './measured-client.ts';
import { ClientProgram, type Program } from './program.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCES = path.join(ROOT, 'bench/clients');
const AUTO_CLIENT = path.join(ROOT, 'examples/csharp/AutoClient.cs');

/** Pages that say what an example client needs. */
const INSTALL = {
  csharp: 'examples/csharp/README.md',
  cpp: 'examples/cpp/README.md',
  python: 'examples/python/README.md',
} as const;

const execute = promisify(execFile);

/** Of Mono, small: it is full every few calls, and the count of its collections tells what they allocated. */
const NURSERY_BYTES = 256 * 1024;

const url = ({ httpPort }: ServerPorts) => `http://127.0.0.1:${httpPort}`;
const grpcTarget = ({ grpcPort }: ServerPorts) => `127.0.0.1:${grpcPort}`;
const thriftTarget = ({ thriftPort }: ServerPorts) => `127.0.0.1:${thriftPort}`;

/** Compiles something once, when it is first needed. @throws Error with one line that tells what is missing */
class Built {
  private built: Promise<string> | undefined;

  constructor(
    private readonly folder: string,
    private readonly file: string,
    private readonly how: { command: (file: string) => readonly [string, ...string[]]; install: string },
  ) {}

  /** @returns its path */
  path(): Promise<string> {
    return (this.built ??= this.build());
  }

  private async build(): Promise<string> {
    const file = path.join(this.folder, this.file);
    const { command, install } = this.how;
    const [program, ...words] = command(file);
    await execute(program, words, { cwd: SOURCES }).catch((cause: Error & { code?: string; stderr?: string }) => {
      const said = cause.stderr?.split('\n').find((line) => /error|fatal|not found/i.test(line)) ?? cause.code;
      throw new Error(`${program} does not build ${this.file} here (${said}): ${install} says what to install`, {
        cause,
      });
    });
    return file;
  }
}

/**
 * The example clients in the talk's languages, each by its own code with GameSyncs in the place of its game.
 * @param folder for what is compiled
 */
export function examplePrograms(folder: string): MeasuredClient[] {
  const counter = new Built(folder, 'allocated.so', {
    command: (file) => ['gcc', '-O2', '-shared', '-fPIC', '-o', file, 'allocated.c'],
    install: INSTALL.cpp,
  });
  const autoClient = new Built(folder, 'Measure.exe', {
    command: (file) => ['mcs', '-langversion:4', '-main:Othello.Measure', `-out:${file}`, AUTO_CLIENT, 'Measure.cs'],
    install: INSTALL.csharp,
  });

  /** Where malloc is what gives memory, the counter sees all of it. */
  const opening =
    (program: (ports: ServerPorts) => Promise<Program>): MeasuredClient['open'] =>
    async (ports, countsAllocations) => {
      const plain = await program(ports);
      if (!countsAllocations) return ClientProgram.start(plain);
      const env = { ...plain.env, LD_PRELOAD: await counter.path(), PYTHONMALLOC: 'malloc' };
      return ClientProgram.start({ ...plain, env });
    };
  const inCpp = (file: string, option: string, address: (ports: ServerPorts) => string) => {
    const built = new Built(folder, file, {
      command: (made) => ['make', '-s', 'CXXFLAGS=-O2', `OUT=${folder}`, made],
      install: INSTALL.cpp,
    });
    return opening(async (ports) => ({
      name: file,
      command: await built.path(),
      words: [option, address(ports)],
      install: INSTALL.cpp,
    }));
  };
  const inPython = (transport: string, address: (ports: ServerPorts) => string) =>
    opening(async (ports) => ({
      name: `measure.py ${transport}`,
      command: PYTHON,
      words: [path.join(SOURCES, 'measure.py'), transport, address(ports)],
      install: INSTALL.python,
    }));

  return [
    {
      language: 'C#',
      library: 'HttpWebRequest, Mono',
      ...{ transport: 'envelope-protobuf', connections: 'kept' },
      open: async (ports, countsAllocations) =>
        ClientProgram.start({
          name: 'Measure.exe',
          command: 'mono',
          words: [await autoClient.path(), url(ports), countsAllocations ? String(NURSERY_BYTES) : '0'],
          install: INSTALL.csharp,
          ...(countsAllocations && { env: { MONO_GC_PARAMS: `nursery-size=${NURSERY_BYTES}` } }),
        }),
    },
    {
      language: 'Python',
      library: 'http.client, protobuf',
      ...{ transport: 'envelope-protobuf', connections: 'one-a-call' },
      open: inPython('envelope', url),
    },
    {
      language: 'Python',
      library: 'grpcio',
      ...{ transport: 'grpc', connections: 'kept' },
      open: inPython('grpc', grpcTarget),
    },
    {
      language: 'Python',
      library: 'Apache Thrift',
      ...{ transport: 'thrift', connections: 'kept' },
      open: inPython('thrift', thriftTarget),
    },
    {
      language: 'C++',
      library: 'libcurl, protobuf',
      ...{ transport: 'envelope-protobuf', connections: 'kept' },
      open: inCpp('measured_envelope', '--url', url),
    },
    {
      language: 'C++',
      library: 'grpc++',
      ...{ transport: 'grpc', connections: 'kept' },
      open: inCpp('measured_grpc', '--target', grpcTarget),
    },
  ];
}
