import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDaemon } from './daemon.ts';
import { freePort } from './free-port.ts';
import { type Program, startProgram } from './program.ts';
import { until } from './until.ts';

/** Nodes as processes of their own, and the HAProxy of deploy/haproxy.cfg in front of them. */
export interface Fleet {
  /** of the balancer, for HTTP */
  url: string;
  /** of the balancer, for gRPC */
  grpcAddress: string;
  /** of the balancer, for Thrift */
  thriftAddress: string;
  readonly nodes: readonly FleetNode[];
  stop(): Promise<void>;
}

/** A place for a node: its ports stay, whatever process is there. */
export class FleetNode {
  private program: Program | undefined;

  constructor(
    readonly ports: { http: number; grpc: number; thrift: number },
    private readonly env: Record<string, string>,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.ports.http}`;
  }

  get grpcAddress(): string {
    return `127.0.0.1:${this.ports.grpc}`;
  }

  /** all that the process printed, '' when there is none */
  printed(): string {
    return this.program?.printed() ?? '';
  }

  async start(): Promise<void> {
    const { http, grpc, thrift } = this.ports;
    this.program = await startProgram({
      ...this.env,
      PORT: String(http),
      GRPC_PORT: String(grpc),
      THRIFT_PORT: String(thrift),
    });
  }

  async stop(signal: NodeJS.Signals): Promise<number | null> {
    const ended = await this.program?.stop(signal);
    this.program = undefined;
    return ended?.code ?? null;
  }
}

const NODES = 3;

/** @param env of each node: its database, mostly */
export async function startFleet(env: Record<string, string>): Promise<Fleet> {
  const places = Array.from({ length: NODES }, () => freePorts());
  const nodes = (await Promise.all(places)).map((ports) => new FleetNode(ports, env));
  const stopNodes = () => Promise.all(nodes.map((node) => node.stop('SIGKILL')));
  try {
    const started = await Promise.allSettled(nodes.map((node) => node.start()));
    for (const each of started) if (each.status === 'rejected') throw each.reason;
    const balancer = await startBalancer(nodes);
    return {
      ...balancer,
      nodes,
      stop: async () => {
        await balancer.stop();
        await stopNodes();
      },
    };
  } catch (error) {
    await stopNodes(); // one that did not start leaves none of the others behind
    throw error;
  }
}

const freePorts = async (): Promise<FleetNode['ports']> => ({
  http: await freePort(),
  grpc: await freePort(),
  thrift: await freePort(),
});

async function startBalancer(nodes: readonly FleetNode[]) {
  const own = await freePorts();
  const folder = mkdtempSync(path.join(tmpdir(), 'haproxy-'));
  const file = path.join(folder, 'haproxy.cfg');
  writeFileSync(file, onLoopback(own, nodes));
  const daemon = await startDaemon({ program: 'haproxy', args: ['-db', '-f', file], port: own.grpc });
  const stop = async () => {
    await daemon.stop('SIGKILL');
    rmSync(folder, { recursive: true });
  };
  const url = `http://127.0.0.1:${own.http}`;
  await until(async () => (await fetch(`${url}/health`)).ok, 'a node behind HAProxy').catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, grpcAddress: `127.0.0.1:${own.grpc}`, thriftAddress: `127.0.0.1:${own.thrift}`, stop };
}

/** deploy/haproxy.cfg with its addresses put to ports of this machine, and nothing else changed. */
function onLoopback(own: FleetNode['ports'], nodes: readonly FleetNode[]): string {
  const addresses: [was: RegExp, is: string][] = [
    [/(?<=bind ):14500\b/g, `127.0.0.1:${own.http}`],
    [/(?<=bind ):14501\b/g, `127.0.0.1:${own.grpc}`],
    [/(?<=bind ):14502\b/g, `127.0.0.1:${own.thrift}`],
    ...nodes.flatMap(({ ports }, index): [RegExp, string][] => [
      [new RegExp(`\\bnode${index + 1}:14500\\b`, 'g'), `127.0.0.1:${ports.http}`],
      [new RegExp(`\\bnode${index + 1}:14501\\b`, 'g'), `127.0.0.1:${ports.grpc}`],
      [new RegExp(`\\bnode${index + 1}:14502\\b`, 'g'), `127.0.0.1:${ports.thrift}`],
    ]),
  ];
  const committed = readFileSync(path.resolve(import.meta.dirname, '../../deploy/haproxy.cfg'), 'utf8');
  return addresses.reduce((text, [was, is]) => {
    if (!was.test(text)) throw new Error(`deploy/haproxy.cfg has nothing like ${was.source}`);
    return text.replace(was, is);
  }, committed);
}
