import type { Server } from 'node:http';
import { once } from 'node:events';
import type { Certificates } from '../tls/certificates.ts';
import { httpListenerOf } from '../tls/listeners.ts';

const ANSWER = 'no node serves: each of them ended, and is started again\n';

/** Answers 503 on the HTTP port while no node is there, so that a health check is told that nothing is served. */
export class UnavailableServer {
  private server: Server | undefined;

  /** @param certificates undefined: over HTTP */
  constructor(
    private readonly address: { host: string; port: number },
    private readonly certificates: Certificates | undefined,
  ) {}

  open(): void {
    if (this.server) return;
    const { host, port } = this.address;
    this.server = httpListenerOf({ certificates: this.certificates }, {}, (request, response) => {
      request.resume();
      response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1', connection: 'close' }).end(ANSWER);
    });
    this.server.on('error', () => undefined); // the port is not to be had: then nothing answers, which is true too
    this.server.listen(port, host);
  }

  /** Frees the port. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server?.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
}
