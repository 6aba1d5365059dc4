import * as grpc from '@grpc/grpc-js';
import { Injectable } from '@nestjs/common';
import { WireSchema } from '../../rpc/codec.ts';
import { Dispatcher, type Invocation, type Origin, type Outcome } from '../../rpc/dispatcher.ts';
import { EventLoop } from '../../rpc/event-loop.ts';
import { Failure, type FailureKind, FAILURES, reasonOf, retryAfterMsOf } from '../../rpc/failures.ts';
import { type BoundProcedure, ProcedureRegistry } from '../../rpc/registry.ts';
import { ClientAddresses } from '../client-addresses.ts';
import type { CallSource, Http2Connection } from '../http/http2-connection.ts';
import { allowanceHeaders } from '../limit-headers.ts';
import { GrpcConnections } from './connections.ts';
import { GrpcCodec } from './grpc.codec.ts';
import type { Arrival } from '../envelope.codec.ts';
import { GrpcStreams } from './grpc.stream.ts';
import type { PlayCall } from './play.stream.ts';
import { PlayStreams } from './play.streams.ts';
import { forwardedFor } from './request-headers.ts';
import { returnRequestId } from './return-request-id.ts';

/** The deserializer's result. The deserializer must not throw, since grpc-js would answer INTERNAL. */
type Decoded = { request: object } | { malformed: Failure };

type UnaryCall = grpc.ServerUnaryCall<Decoded, Buffer>;
type StreamCall = grpc.ServerWritableStream<Decoded, Buffer>;

/**
 * A fault as grpc-js takes it. If the call is to be sent again later, a header says after how many ms (gRPC's own
 * retries), and others what is left of a limit.
 */
function statusOf(fault: FailureKind, { answers, invocation }: Refused): Partial<grpc.StatusObject> {
  const details = answers[0]?.message ?? '';
  const waitMs = retryAfterMsOf(fault, answers);
  if (waitMs === undefined) return { code: fault.grpc, details };
  const metadata = metadataOf(allowanceHeaders(invocation ?? {}));
  metadata.set('grpc-retry-pushback-ms', String(waitMs));
  return { code: fault.grpc, details, metadata };
}

interface Refused {
  answers: Outcome['answers'];
  /** undefined: it could not be decoded */
  invocation: Invocation | undefined;
}

function metadataOf(headers: Readonly<Record<string, string>>): grpc.Metadata {
  const metadata = new grpc.Metadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  return metadata;
}

/** The origin of a call over gRPC: gone when the client has reset the call's stream. */
class CallOrigin implements Origin {
  constructor(
    readonly connection: Http2Connection,
    private readonly call: { readonly cancelled: boolean; readonly metadata: grpc.Metadata },
    private readonly addresses: ClientAddresses,
  ) {}

  get address(): string {
    return this.addresses.of(this.connection.socket?.remoteAddress, forwardedFor(this.call.metadata));
  }

  get isGone(): boolean {
    return this.call.cancelled;
  }
}

const asIs = (bytes: Buffer): Buffer => bytes;

/** For messages that are encoded and decoded elsewhere. */
const BYTES = {
  ...{ requestSerialize: asIs, requestDeserialize: asIs },
  ...{ responseSerialize: asIs, responseDeserialize: asIs },
};

/** An rpc for each procedure of the registry, and the rpc that carries the envelope (Play). */
@Injectable()
export class GrpcMethods {
  constructor(
    private readonly schema: WireSchema,
    private readonly registry: ProcedureRegistry,
    private readonly dispatcher: Dispatcher,
    private readonly codec: GrpcCodec,
    private readonly streams: GrpcStreams,
    private readonly play: PlayStreams,
    private readonly connections: GrpcConnections,
    private readonly eventLoop: EventLoop,
    private readonly addresses: ClientAddresses,
  ) {}

  addTo(server: grpc.Server): void {
    const definition: Record<string, grpc.ServiceDefinition[string]> = {};
    const handlers: grpc.UntypedServiceImplementation = {};
    for (const procedure of this.registry.byName.values()) {
      definition[procedure.name] = this.definitionOf(procedure);
      handlers[procedure.name] = procedure.isStream ? this.streamHandler(procedure) : this.unaryHandler(procedure);
    }
    const { envelopeRpc } = this.schema;
    if (envelopeRpc) {
      definition[envelopeRpc] = { ...BYTES, path: this.pathOf(envelopeRpc), requestStream: true, responseStream: true };
      handlers[envelopeRpc] = (call: PlayCall) => this.play.open(call);
    }
    server.addService(definition, handlers);
  }

  private pathOf(rpc: string): string {
    return `/${this.schema.serviceName}/${rpc}`;
  }

  private definitionOf({ name, request, isStream }: BoundProcedure): grpc.ServiceDefinition[string] {
    return {
      ...BYTES,
      path: this.pathOf(name),
      requestStream: false,
      responseStream: isStream,
      requestDeserialize: (bytes: Buffer): Decoded => {
        try {
          return { request: request.decode(bytes) };
        } catch (error) {
          return {
            malformed: new Failure(FAILURES.Malformed, `the message is no Req${name} (${reasonOf(error)})`, {
              cause: error,
            }),
          };
        }
      },
    };
  }

  private unaryHandler(procedure: BoundProcedure): grpc.handleUnaryCall<Decoded, Buffer> {
    return (call, respond) => {
      const source = this.connections.sourceOf(call);
      if (!source) return;
      const { connection, stream } = source;
      const origin = new CallOrigin(connection, call, this.addresses);
      const { arrivedMs } = this.eventLoop;
      returnRequestId(call);
      connection.read(stream, false);
      connection.begin(() => {
        if (call.cancelled) return connection.done(); // the client reset it while it waited
        void this.answer(procedure, call, { origin, arrivedMs }).then(({ outcome, invocation }) => {
          const { fault, answers } = outcome;
          if (!fault && invocation?.allowance) call.sendMetadata(metadataOf(allowanceHeaders(invocation)));
          if (fault) respond(statusOf(fault, { answers, invocation }));
          else respond(null, this.codec.message(outcome, invocation));
          connection.done(stream);
        });
      });
    };
  }

  private streamHandler(procedure: BoundProcedure): grpc.handleServerStreamingCall<Decoded, Buffer> {
    return (call) => {
      const source = this.connections.sourceOf(call);
      if (!source) return;
      const { connection, stream } = source;
      returnRequestId(call);
      connection.read(stream, true);
      connection.begin(() => {
        if (call.cancelled) return connection.done();
        void this.stream(procedure, call, source).then((outcome) => {
          connection.done();
          if (outcome?.fault)
            call.emit('error', statusOf(outcome.fault, { answers: outcome.answers, invocation: undefined }));
        });
      });
    };
  }

  /** Never throws: grpc-js would send the client the message of an error that it catches. */
  private async answer(procedure: BoundProcedure, call: UnaryCall, arrival: Arrival) {
    let outcome: Outcome;
    let invocation: Invocation | undefined;
    try {
      invocation = this.invocation(procedure, call, arrival);
      outcome = await this.dispatcher.dispatch(invocation);
    } catch (error) {
      outcome = this.dispatcher.fail(error);
    }
    return { outcome, invocation };
  }

  /** @returns a fault, which the caller has to answer; undefined: answered */
  private async stream(procedure: BoundProcedure, call: StreamCall, source: CallSource): Promise<Outcome | undefined> {
    try {
      const arrival = {
        origin: new CallOrigin(source.connection, call, this.addresses),
        arrivedMs: this.eventLoop.arrivedMs,
      };
      return await this.streams.answer(this.invocation(procedure, call, arrival), call, source);
    } catch (error) {
      return this.dispatcher.fail(error);
    }
  }

  /** @throws Failure Malformed */
  private invocation(procedure: BoundProcedure, call: UnaryCall | StreamCall, arrival: Arrival): Invocation {
    if ('malformed' in call.request) throw call.request.malformed;
    const deadline = call.getDeadline();
    const deadlineMs = typeof deadline === 'number' ? deadline : deadline.getTime();
    return this.codec.invocation(procedure, call.request.request, { metadata: call.metadata, deadlineMs, ...arrival });
  }
}
