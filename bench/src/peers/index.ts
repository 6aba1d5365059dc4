import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PYTHON } from '../machine.ts';
import { PeerServer } from '../servers.ts';

// Servers that do what ours does for a put and a sync, each written as is usual for its framework: docs/benchmarks/peers.md.

export const INSTALL =
  'apt-get install -y python3-aiohttp python3-uvloop python3-asyncpg ' +
  'python3-psycopg2 python3-grpcio python3-protobuf protobuf-compiler';

/** the same folder whether this runs from src or from dist */
const inRepository = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url));

const PEERS = {
  aiohttp: { transport: 'envelope-protobuf', program: [PYTHON, 'bench/src/peers/aiohttp_server.py'] },
  grpcio: { transport: 'grpc', program: [PYTHON, 'bench/src/peers/grpcio_server.py'] },
  idiomatic: { transport: 'envelope-protobuf', program: [process.execPath, 'bench/dist/peers/idiomatic/main.js'] },
} as const;

export type PeerName = keyof typeof PEERS;
export const PEER_NAMES = Object.keys(PEERS) as PeerName[];
export const transportOf = (name: PeerName) => PEERS[name].transport;

/**
 * @param databaseUrl of an Othello server, whose users, sessions and rooms the peer serves
 * @throws Error with one line: what is missing and how to install it, or why the peer ended
 */
export async function startPeer(name: PeerName, databaseUrl: string): Promise<PeerServer> {
  const [program, script] = PEERS[name].program;
  if (!existsSync(program)) throw new Error(`the ${name} server: ${program} is missing: ${INSTALL}`);
  if (!existsSync(inRepository(script))) throw new Error(`${inRepository(script)} is missing: npm run build`);
  const env = { ...process.env, DATABASE_URL: databaseUrl, PYTHONDONTWRITEBYTECODE: '1', TURN_TIMEOUT_S: '86400' };
  return PeerServer.start(name, [program, inRepository(script)], { env });
}
