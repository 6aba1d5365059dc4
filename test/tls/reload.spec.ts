import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { Logger } from '@nestjs/common';
import { OthelloClient } from '@othello-rpc/client';
import { grpc } from '@othello-rpc/client/grpc';
import { Certificates } from '../../src/tls/certificates.ts';
import { newAccount } from '../client/ways.ts';
import { startNode, type TestNode } from '../kit/node.ts';
import { until, untilSteady } from '../kit/until.ts';
import { authority, type Issued, ofServer, writePair } from '../kit/x509.ts';

// Certificates are read again when their files change, by a node that goes on serving.

const ca = authority();
const first = ofServer(ca);
let folder: string;
let node: TestNode;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'reload-'));
  node = await startNode({ env: writePair(first, folder) });
});
afterAll(async () => {
  await node.close();
  rmSync(folder, { recursive: true });
});

/** As a client is shown it. */
const shown = ({ certificate }: Issued) => certificate.replaceAll(/-----[A-Z ]+-----|\s/g, '');

/** What a port serves to a new connection. */
function served(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ port, ca: ca.certificate, servername: 'localhost', ALPNProtocols: ['h2'] });
    socket.on('error', reject).on('secureConnect', () => {
      resolve(socket.getPeerCertificate().raw.toString('base64'));
      socket.destroy();
    });
  });
}

const ports = () => [node.httpPort, node.grpcPort, node.thriftPort];
const isServed = async (pair: Issued) => (await Promise.all(ports().map(served))).every((each) => each === shown(pair));

test('every port serves a new certificate to new connections, and a stream that was open stays', async () => {
  const [white, black] = [1, 2].map(
    () =>
      new OthelloClient({
        transport: grpc(`localhost:${node.grpcPort}`, { tls: { ca: ca.certificate }, stream: true }),
      }),
  ) as [OthelloClient, OthelloClient];
  await white.loginOrRegister(newAccount());
  await black.loginOrRegister(newAccount());
  const { room } = await white.createGameRoom({ private: true });
  const states = white.watchRoom(room?.roomId ?? '')[Symbol.asyncIterator]();
  expect((await states.next()).value).toMatchObject({ room: { status: 'WAITING' } });

  const [next, last] = [ofServer(ca), ofServer(ca)];
  for (const pair of [next, last]) {
    expect(await isServed(pair)).toBe(false);
    writePair(pair, folder);
    await until(() => isServed(pair), 'the new certificate on every port');
  }

  await black.joinGameRoom({ roomId: room?.roomId ?? '', invite: room?.invite ?? '' });
  const { value } = (await states.next()) as { value: { room: { status: string } } };
  expect(value.room.status).not.toBe('WAITING');
  white.close();
  black.close();
});

/** The log's warnings. */
let told: string[];
let files: ReturnType<typeof writePair>;
let certificates: Certificates;

describe('what clients would refuse', () => {
  beforeEach(async () => {
    told = [];
    const warn = (line: unknown) => void told.push(String(line));
    Logger.overrideLogger({ log: () => undefined, error: () => undefined, warn });
    files = writePair(first, path.join(folder, 'own'));
    certificates = await Certificates.open(
      { cert: files.TLS_CERT_FILE, key: files.TLS_KEY_FILE, clientCa: undefined },
      20,
    );
    certificates.watch();
  });
  afterEach(() => {
    certificates.close();
    Logger.overrideLogger(false);
  });
  const current = () => String(certificates.context().cert);

  test.each([
    ['is expired', () => ofServer(ca, { fromMs: Date.now() - 9e7, toMs: Date.now() - 1000 }), /CERT_FILE.*ended on/],
    ['is not valid yet', () => ofServer(ca, { fromMs: Date.now() + 9e7, toMs: Date.now() + 18e7 }), /begins on/],
    ['has the key of another', () => ({ ...ofServer(ca), key: ofServer(ca).key }), /TLS_KEY_FILE does not belong/],
    ['is none', () => ({ ...first, certificate: 'no certificate' }), /TLS_CERT_FILE.*holds no certificate/],
    [
      'is damaged',
      () => ({ ...first, certificate: first.certificate.replace(/\n[^-].{20}/, `\n${'A'.repeat(21)}`) }),
      /can't be read/,
    ],
    ['has no key', () => ({ ...first, key: '' }), /TLS_KEY_FILE.*no private key/],
  ])('one that %s is refused in one line, once, and the one before it stays', async (_, make, line) => {
    writePair(make(), path.join(folder, 'own'));
    await until(async () => told.length > 0, 'a line about it');
    await untilSteady(() => told.length, 'that it is not told at each look');
    const words = /^the new certificate is not taken, the one before it stays: [^\n]+$/;
    expect(told).toEqual([expect.stringMatching(words)]);
    expect(told[0]).toMatch(line);
    expect(current()).toBe(first.certificate);
  });

  test('a file that is gone is told, and one that comes back is served', async () => {
    rmSync(files.TLS_CERT_FILE);
    await until(async () => told.length > 0, 'a line about it');
    expect(told[0]).toMatch(/TLS_CERT_FILE.*ENOENT/);
    const last = ofServer(ca);
    writePair(last, path.join(folder, 'own'));
    await until(async () => current() === last.certificate, 'the new one');
  });
});
