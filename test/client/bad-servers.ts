import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttp2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** Servers that are no Othello server, on free ports of this machine. */
export class BadServers {
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();

  http = (listener: RequestListener): Promise<number> => this.listen(createHttpServer(listener));

  /** A page for whatever is asked. */
  html = (status: number, headers: Record<string, string> = {}): Promise<number> =>
    this.http((_, response) => response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<html>'));

  /** With prior knowledge. @param serve each stream */
  http2 = (serve: (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => void): Promise<number> => {
    const server = createHttp2Server();
    server.on('stream', (stream, headers) =>
      serve(
        stream.on('error', () => undefined),
        headers,
      ),
    );
    return this.listen(server);
  };

  tcp = (talk: (socket: Socket) => void): Promise<number> =>
    this.listen(createServer((socket) => talk(socket.on('error', () => undefined))));

  /** A port where nobody listens. */
  dead = async (): Promise<number> => {
    const port = await this.tcp(() => undefined);
    await new Promise((resolve) => this.servers.pop()?.close(resolve));
    return port;
  };

  async close(): Promise<void> {
    const closed = this.servers.map((server) => new Promise((resolve) => server.close(resolve)));
    for (const socket of this.sockets) socket.destroy();
    await Promise.all(closed);
  }

  private async listen(server: Server): Promise<number> {
    this.servers.push(server);
    server.on('connection', (socket) => this.sockets.add(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }
}
