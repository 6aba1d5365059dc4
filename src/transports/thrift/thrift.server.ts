import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { type BeforeApplicationShutdown, Injectable, Logger, Optional } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Config } from '../../config.ts';
import { Admission } from '../../rpc/admission.ts';
import { Dispatcher } from '../../rpc/dispatcher.ts';
import { EventLoop } from '../../rpc/event-loop.ts';
import { Certificates } from '../../tls/certificates.ts';
import { cutHandshakes, listenerOf, readable } from '../../tls/listeners.ts';
import { ClientAddresses } from '../client-addresses.ts';
import { PortServer } from '../port-server.ts';
import { cannotListen } from '../cannot-listen.ts';
import { ThriftCodec } from './thrift.codec.ts';
import { ThriftConnection, type ThriftServices } from './thrift.connection.ts';
import { ThriftPolls } from './thrift.stream.ts';
import { ThriftTimes } from './thrift-times.ts';
import { DRAIN_MS } from '../../rpc/limits.ts';

/** ms without traffic after which the kernel sends TCP keep-alive probes */
const KEEP_ALIVE_MS = 30_000;

/** The Thrift port: a method for each procedure, over each of Thrift's wires (docs/protocol.md). */
@Injectable()
export class ThriftServer extends PortServer implements BeforeApplicationShutdown, ThriftServices {
  /** bound port, once listening */
  port = 0;
  protected readonly name = 'Thrift';
  protected server: Server | undefined;
  private readonly connections = new Map<Socket, ThriftConnection>();
  private timer: NodeJS.Timeout | undefined;
  private isDraining = false;
  private readonly log = new Logger('Thrift');

  constructor(
    private readonly config: Config,
    private readonly http: HttpAdapterHost,
    readonly codec: ThriftCodec,
    readonly dispatcher: Dispatcher,
    readonly polls: ThriftPolls,
    readonly admission: Admission,
    readonly eventLoop: EventLoop,
    readonly addresses: ClientAddresses,
    @Optional() private readonly times: ThriftTimes = new ThriftTimes(),
    @Optional() private readonly certificates?: Certificates,
  ) {
    super();
  }

  /** how many connections there are, and bytes that their peers have yet to take */
  get gauge(): { connections: number; heldBytes: number } {
    const heldBytes = [...this.connections.values()].reduce((sum, connection) => sum + connection.heldBytes, 0);
    return { connections: this.connections.size, heldBytes };
  }

  /** Answers the calls in flight, then closes. */
  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    this.beforeApplicationShutdown();
    const closed = once(server, 'close');
    server.close();
    cutHandshakes(server);
    const rest = setTimeout(() => this.cutAll(), DRAIN_MS);
    await closed;
    clearTimeout(rest);
  }

  /** Begins here, so that all transports drain at the same time; Nest would close them one after the other. */
  beforeApplicationShutdown(): void {
    if (this.isDraining) return;
    this.isDraining = true;
    clearInterval(this.timer);
    for (const connection of this.connections.values()) connection.finish();
  }

  serveHttp(socket: Socket, bytes: Buffer): void {
    this.connections.delete(socket);
    const server = this.http.httpAdapter.getHttpServer() as HttpServer;
    server.emit(readable(server), socket);
    socket.unshift(bytes);
  }

  explain(why: string): void {
    this.log.debug(`a connection was closed: ${why}`);
  }

  protected async open(): Promise<void> {
    const options = { allowHalfOpen: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS };
    const server = listenerOf({ certificates: this.certificates }, options, (socket) => this.accept(socket));
    const { host, thriftPort } = this.config;
    try {
      await once(server.listen(thriftPort, host), 'listening');
    } catch (error) {
      throw cannotListen({ what: 'Thrift', host, port: thriftPort, setting: 'THRIFT_PORT' }, error);
    }
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
    this.timer = setInterval(() => this.check(), this.times.checkMs);
    this.timer.unref();
  }

  private accept(socket: Socket): void {
    if (this.isDraining) return void socket.destroy();
    this.connections.set(socket, new ThriftConnection(socket, this));
    socket.once('close', () => this.connections.delete(socket));
  }

  private check(): void {
    const now = performance.now();
    for (const connection of this.connections.values()) connection.check(now, this.times);
  }

  private cutAll(): void {
    for (const connection of this.connections.values()) connection.cut();
  }
}
