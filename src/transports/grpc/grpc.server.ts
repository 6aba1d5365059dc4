import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import * as grpc from '@grpc/grpc-js';
import { type BeforeApplicationShutdown, Injectable, Optional } from '@nestjs/common';
import { HealthImplementation } from 'grpc-health-check';
import { Config } from '../../config.ts';
import { WireSchema } from '../../rpc/codec.ts';
import { NodeHealth } from '../../rpc/node-health.ts';
import { Certificates } from '../../tls/certificates.ts';
import { cutHandshakes, listenerOf } from '../../tls/listeners.ts';
import { PortServer } from '../port-server.ts';
import { cannotListen } from '../cannot-listen.ts';
import { GrpcConnections } from './connections.ts';
import { GrpcMethods } from './grpc.methods.ts';
import { Reflection } from './grpc.reflection.ts';
import { DRAIN_MS, MESSAGE_LIMIT_BYTES, STREAMS_PER_CONNECTION } from '../../rpc/limits.ts';

const PING_EVERY_MS = 60_000;
const PING_TIMEOUT_MS = 20_000;

/** The gRPC port: an rpc for each procedure, Play, health and reflection. */
@Injectable()
export class GrpcServer extends PortServer implements BeforeApplicationShutdown {
  /** bound port, once listening */
  port = 0;
  protected readonly name = 'gRPC';
  protected server: grpc.Server | undefined;
  /** takes connections, and with TLS the handshakes: those of grpc-js have no time-out of ours */
  private listener: Server | undefined;
  private health: HealthImplementation | undefined;
  private draining: Promise<void> | undefined;

  constructor(
    private readonly config: Config,
    private readonly schema: WireSchema,
    private readonly methods: GrpcMethods,
    private readonly nodeHealth: NodeHealth,
    private readonly connections: GrpcConnections,
    @Optional() private readonly certificates?: Certificates,
  ) {
    super();
  }

  /** Answers the calls in flight, then closes. */
  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    this.beforeApplicationShutdown();
    await this.draining;
    server.forceShutdown(); // cuts what has not ended in time
  }

  /** Begins here, so that all transports drain at the same time; Nest would close them one after the other. */
  beforeApplicationShutdown(): void {
    if (this.draining) return;
    this.listener?.close();
    if (this.listener) cutHandshakes(this.listener);
    this.draining = this.connections.drain(DRAIN_MS);
  }

  protected async open(): Promise<void> {
    grpc.setLogVerbosity(grpc.logVerbosity.NONE); // it would print its own error beside ours, which says what to do
    const server = new grpc.Server({
      'grpc.max_receive_message_length': MESSAGE_LIMIT_BYTES,
      'grpc.max_concurrent_streams': STREAMS_PER_CONNECTION,
      // a stream may be idle for hours: pings find the clients that have vanished
      'grpc.keepalive_time_ms': PING_EVERY_MS,
      'grpc.keepalive_timeout_ms': PING_TIMEOUT_MS,
      'grpc.enable_channelz': 0, // nobody reads it, and it would keep statistics of each connection and call
    });
    this.methods.addTo(server);
    this.health = new HealthImplementation();
    this.health.addToServer(server);
    new Reflection(this.schema.idl, `${this.schema.package}.proto`).addTo(server);
    this.nodeHealth.onChange((isServing) => this.showHealth(isServing));
    this.showHealth(this.nodeHealth.isServing);
    const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
    const secured = { certificates: this.certificates, asksClients: true, ALPNProtocols: ['h2'] };
    const listener = listenerOf(secured, {}, (socket) => injector.injectConnection(socket));
    const { host, grpcPort } = this.config;
    try {
      await once(listener.listen(grpcPort, host), 'listening');
    } catch (error) {
      throw cannotListen({ what: 'gRPC', host, port: grpcPort, setting: 'GRPC_PORT' }, error);
    }
    this.port = (listener.address() as AddressInfo).port;
    this.listener = listener;
    this.server = server;
    this.connections.attach(server, {
      prefix: `/${this.schema.serviceName}/`,
      messageLimitBytes: MESSAGE_LIMIT_BYTES,
    });
  }

  private showHealth(isServing: boolean): void {
    for (const service of ['', this.schema.serviceName])
      this.health?.setStatus(service, isServing ? 'SERVING' : 'NOT_SERVING');
  }
}
