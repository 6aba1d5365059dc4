import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { REQUEST_TIMEOUT_MS } from './http-adapter.ts';

const CHECK_EVERY_MS = 500;

interface Connection {
  openedMs: number;
  hasAsked: boolean;
  /** answers that are not finished */
  answering: Set<ServerResponse>;
  /** written once those are finished: why the connection ends */
  last: Buffer | undefined;
}

/** What is open on each connection: nothing is written into the middle of an answer, and who asks nothing is let go. */
export class Connections {
  private readonly open = new Map<Duplex, Connection>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.open.set(socket, { openedMs: performance.now(), hasAsked: false, answering: new Set(), last: undefined });
      socket.once('close', () => this.open.delete(socket));
    });
    const timer = setInterval(() => this.closeSilent(), CHECK_EVERY_MS);
    server.once('close', () => clearInterval(timer));
    timer.unref();
  }

  /** A request came; its connection is not silent, and answers it next. */
  began({ socket }: IncomingMessage, response: ServerResponse): void {
    const connection = this.open.get(socket);
    if (!connection) return;
    connection.hasAsked = true;
    connection.answering.add(response);
    response.once('close', () => {
      connection.answering.delete(response);
      const isDone = ![...connection.answering].some(({ req }) => req.complete);
      if (connection.last && isDone) socket.end(connection.last);
    });
  }

  /**
   * Ends a connection on which nothing more can be read, after the answers that are under way. A stream has no end to wait
   * for: it is cut.
   * @param isStream whether an answer under way is one
   */
  endWith(socket: Duplex, last: Buffer, isStream: (response: ServerResponse) => boolean): void {
    const connection = this.open.get(socket);
    // what could not be read to its end is answered with this
    const whole = [...(connection?.answering ?? [])].filter(({ req }) => req.complete);
    if (!connection || whole.length === 0) return void socket.end(last);
    if (whole.some(isStream)) socket.destroy();
    else connection.last = last;
  }

  /** Node's own limits begin with the first byte. */
  private closeSilent(): void {
    const now = performance.now();
    for (const [socket, { hasAsked, openedMs }] of this.open)
      if (!hasAsked && now - openedMs > REQUEST_TIMEOUT_MS) socket.destroy();
  }
}
