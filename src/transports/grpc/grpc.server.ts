import * as grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import { Injectable } from '@nestjs/common';
import { type CustomTransportStrategy, Server as NestServer } from '@nestjs/microservices';
import { HealthImplementation } from 'grpc-health-check';
import { Config } from '../../config.ts';
import { WireSchema } from '../../rpc/codec.ts';
import { Dispatcher, type Invocation, type Outcome } from '../../rpc/dispatcher.ts';
import { Failure, FAILURES } from '../../rpc/failures.ts';
import { NodeHealth } from '../../rpc/node-health.ts';
import { type BoundProcedure, ProcedureRegistry } from '../../rpc/registry.ts';
import { GrpcCodec } from './grpc.codec.ts';

const MESSAGE_LIMIT_BYTES = 64 * 1024;
const HEALTH_EVERY_MS = 2000;
const DRAIN_MS = 3000;

/** What the deserializer made of the bytes. It must not throw: grpc-js would answer INTERNAL. */
type Decoded = { request: object } | { malformed: Failure };

/** The gRPC door: one unary rpc a procedure, made from the registry, with health and reflection beside them. */
@Injectable()
export class GrpcServer extends NestServer implements CustomTransportStrategy {
  /** bound port, once listening */
  port = 0;
  private server: grpc.Server | undefined;
  private health: HealthImplementation | undefined;
  private healthTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: Config,
    private readonly schema: WireSchema,
    private readonly registry: ProcedureRegistry,
    private readonly dispatcher: Dispatcher,
    private readonly codec: GrpcCodec,
    private readonly nodeHealth: NodeHealth,
  ) {
    super();
  }

  async listen(done: (error?: unknown) => void): Promise<void> {
    try {
      await this.open();
      done();
    } catch (error) {
      done(error);
    }
  }

  /** Answers the calls in flight, then closes. */
  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    clearInterval(this.healthTimer);
    this.showHealth(false);
    const timer = setTimeout(() => server.forceShutdown(), DRAIN_MS);
    await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
    clearTimeout(timer);
  }

  on(): never {
    throw new Error('the gRPC door has no events of its own');
  }

  unwrap<T>(): T {
    return this.server as T;
  }

  private async open(): Promise<void> {
    grpc.setLogVerbosity(grpc.logVerbosity.NONE); // its words would stand beside the line that says what to do
    const server = new grpc.Server({ 'grpc.max_receive_message_length': MESSAGE_LIMIT_BYTES });
    const procedures = [...this.registry.byName.values()];
    server.addService(
      Object.fromEntries(procedures.map((procedure) => [procedure.name, this.definition(procedure)])),
      Object.fromEntries(procedures.map((procedure) => [procedure.name, this.handler(procedure)])),
    );
    this.health = new HealthImplementation();
    this.health.addToServer(server);
    // Not grpc.health.v1: protobufjs writes its map entry in a way that clients refuse, and with it the whole list. By
    // JSON, which carries no file name: reflection would tell a path of this machine.
    new ReflectionService(protoLoader.fromJSON(this.schema.root.toJSON())).addToServer(server);
    this.showHealth(await this.nodeHealth.isServing());
    this.healthTimer = setInterval(
      () => void this.nodeHealth.isServing().then((is) => this.showHealth(is)),
      HEALTH_EVERY_MS,
    );
    const { host, grpcPort } = this.config;
    this.port = await new Promise<number>((resolve, reject) =>
      server.bindAsync(`${host}:${grpcPort}`, grpc.ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(new Error(`gRPC can't listen on ${host}:${grpcPort}: free it or set GRPC_PORT`)) : resolve(port),
      ),
    );
    this.server = server;
  }

  private definition({ name, request, response }: BoundProcedure): grpc.MethodDefinition<Decoded, object> {
    return {
      path: `/${this.schema.serviceName}/${name}`,
      requestStream: false,
      responseStream: false,
      requestSerialize: () => {
        throw new Error('a server sends no requests');
      },
      requestDeserialize: (bytes) => {
        try {
          return { request: request.decode(bytes) };
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          return { malformed: new Failure(FAILURES.Malformed, `the message is no Req${name} (${reason})`) };
        }
      },
      responseSerialize: (message) => response.encode(message).finish() as Buffer, // on Node protobufjs makes Buffers
      responseDeserialize: (bytes) => response.decode(bytes),
    };
  }

  private handler(procedure: BoundProcedure): grpc.handleUnaryCall<Decoded, object> {
    return (call, respond) =>
      void this.answer(procedure, call).then(({ fault, message, details }) =>
        fault ? respond({ code: fault.grpc, details }) : respond(null, message),
      );
  }

  /** Never throws: an error that grpc-js catches would tell the client its words. */
  private async answer(procedure: BoundProcedure, call: grpc.ServerUnaryCall<Decoded, object>) {
    let outcome: Outcome;
    let invocation: Invocation | undefined;
    try {
      if ('malformed' in call.request) throw call.request.malformed;
      const deadline = call.getDeadline();
      const deadlineMs = typeof deadline === 'number' ? deadline : deadline.getTime();
      invocation = this.codec.invocation(procedure, call.request.request, [call.metadata, deadlineMs]);
      outcome = await this.dispatcher.dispatch(invocation);
    } catch (error) {
      outcome = this.dispatcher.fail(error);
    }
    const { fault } = outcome;
    return { fault, details: outcome.answers[0]?.message ?? '', message: this.codec.message(outcome, invocation) };
  }

  private showHealth(isServing: boolean): void {
    for (const service of ['', this.schema.serviceName])
      this.health?.setStatus(service, isServing ? 'SERVING' : 'NOT_SERVING');
  }
}
