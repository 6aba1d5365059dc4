import { mkdtempSync, rmSync } from 'node:fs';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UnavailableServer } from '../../src/processes/unavailable-server.ts';
import { Certificates } from '../../src/tls/certificates.ts';
import { freePort } from '../kit/free-port.ts';
import { until } from '../kit/until.ts';
import { authority, ofServer, writePair } from '../kit/x509.ts';

test('while no node serves, the HTTP port answers 503 over TLS', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'unavailable-'));
  const ca = authority();
  const { TLS_CERT_FILE: cert, TLS_KEY_FILE: key } = writePair(ofServer(ca), folder);
  const port = await freePort();
  const server = new UnavailableServer(
    { host: '127.0.0.1', port },
    await Certificates.open({ cert, key, clientCa: undefined }),
  );
  server.open();
  const status = () =>
    new Promise<number | undefined>((resolve) => {
      const request = https.get({ port, ca: ca.certificate, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', () => resolve(undefined));
    });
  expect(await until(status, 'an answer')).toBe(503);
  await server.close();
  rmSync(folder, { recursive: true });
});
