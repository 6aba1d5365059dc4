import { subscribe } from 'node:diagnostics_channel';
import type net from 'node:net';

export interface Bytes {
  up: number;
  down: number;
}

/**
 * What this process sent and received over all sockets that it opened, counted by libuv: headers, frames and handshakes of
 * the protocol are in it, those of TCP and IP are not. Whichever library opened them.
 */
export class SocketBytes {
  private readonly sockets = new Set<net.Socket>();
  private readonly closed: Bytes = { up: 0, down: 0 };

  constructor() {
    subscribe('net.client.socket', (message) => {
      const { socket } = message as { socket: net.Socket };
      this.sockets.add(socket);
      socket.once('close', () => {
        this.sockets.delete(socket);
        this.closed.up += socket.bytesWritten;
        this.closed.down += socket.bytesRead;
      });
    });
  }

  total(): Bytes {
    const total = { ...this.closed };
    for (const socket of this.sockets) {
      total.up += socket.bytesWritten;
      total.down += socket.bytesRead;
    }
    return total;
  }
}
