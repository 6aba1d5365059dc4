import * as grpc from '@grpc/grpc-js';
import { othello } from '../../src/generated/othello.js';
import { responseMessage } from '../../src/transports/response.ts';
import { InProcessServer } from '../../src/transports/in-process/in-process.server.ts';
import type { TestNode } from './node.ts';
import { type Caller, type Json, type Replies, repliesOf, type Reply, requestOf, schema } from './replies.ts';

export { type Caller, type Replies, type Reply, schema } from './replies.ts';

/** A way into a server: the same calls, the same replies. */
export interface Transport {
  name: string;
  /** a fault has no status of its own: it comes as an answer, told as 503 here */
  faultsAreAnswers?: boolean;
  /** @param request as proto3 JSON */
  call(procedure: string, request: object, caller?: Caller): Promise<Replies>;
  close(): Promise<void>;
}

export function inProcessTransport(node: TestNode): Transport {
  const server = node.app.get(InProcessServer);
  return {
    name: 'in-process',
    async call(procedure, request, caller = {}) {
      const decoded = schema.fromJson(`Req${procedure}`, JSON.stringify(request));
      const { answers, fault } = await server.call(procedure, decoded, caller);
      const echo = { version: caller.version ?? 2, seqNo: caller.seqNo };
      const responses = answers.map(
        (answer) => schema.toJson('Response', responseMessage(schema, answer, echo)) as Json,
      );
      return { status: fault?.http ?? 200, replies: repliesOf(responses) };
    },
    close: async () => undefined,
  };
}

export function envelopeTransport(node: Pick<TestNode, 'url'>): Transport {
  return {
    name: 'envelope, protobuf',
    async call(procedure, request, caller = {}) {
      const message = schema.fromJson('Request', JSON.stringify(requestOf(procedure, request, caller)));
      const body = Buffer.from(othello.Request.encode(message as othello.Request).finish());
      const response = await fetch(`${node.url}/api`, { method: 'POST', body });
      const answer = othello.MultipleResponse.decode(new Uint8Array(await response.arrayBuffer()));
      const { responses = [] } = schema.toJson('MultipleResponse', answer) as { responses?: Json[] };
      return { status: response.status, replies: repliesOf(responses) };
    },
    close: async () => undefined,
  };
}

export function jsonTransport(node: Pick<TestNode, 'url'>): Transport {
  return {
    name: 'envelope, JSON',
    async call(procedure, request, caller = {}) {
      const response = await fetch(`${node.url}/api`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(requestOf(procedure, request, caller)),
      });
      const { responses = [] } = (await response.json()) as { responses?: Json[] };
      return { status: response.status, replies: repliesOf(responses) };
    },
    close: async () => undefined,
  };
}

/** gRPC statuses as the HTTP statuses that they mirror (docs/protocol.md) */
export const HTTP_OF: Partial<Record<grpc.status, number>> = {
  [grpc.status.INVALID_ARGUMENT]: 400,
  [grpc.status.RESOURCE_EXHAUSTED]: 413,
  [grpc.status.ABORTED]: 409,
  [grpc.status.INTERNAL]: 500,
  [grpc.status.UNAVAILABLE]: 503,
  [grpc.status.DEADLINE_EXCEEDED]: 503,
};

export function grpcTransport(node: Pick<TestNode, 'grpcAddress'>, options: grpc.ChannelOptions = {}): Transport {
  const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure(), options);
  return {
    name: 'gRPC',
    call(procedure, request, caller = {}) {
      const shape = schema.procedures.get(procedure);
      if (!shape) throw new Error(`no procedure ${procedure}`);
      const metadata = new grpc.Metadata();
      if (caller.token !== undefined) metadata.set('authorization', `Bearer ${caller.token}`);
      if (caller.seqNo !== undefined) metadata.set('x-seq-no', String(caller.seqNo));
      if (caller.version !== undefined) metadata.set('x-protocol-version', String(caller.version));
      return new Promise<Replies>((resolve, reject) => {
        client.makeUnaryRequest<object, object>(
          `/${schema.serviceName}/${procedure}`,
          (message) => Buffer.from(shape.request.encode(message).finish()),
          (bytes) => shape.response.decode(bytes),
          schema.fromJson(`Req${procedure}`, JSON.stringify(request)),
          metadata,
          (error, message) => {
            if (message) return resolve({ status: 200, replies: unaryReplies(procedure, jsonOf(procedure, message)) });
            const status = error && HTTP_OF[error.code];
            if (status) resolve({ status, replies: [] });
            else reject(error ?? new Error('neither an error nor a message'));
          },
        );
      });
    },
    close: async () => client.close(),
  };
}

const jsonOf = (procedure: string, message: object): Json => schema.toJson(`Rsp${procedure}`, message) as Json;

/** @param message `Rsp<procedure>` as proto3 JSON, the Result and the answers after the first in it */
export function unaryReplies(procedure: string, message: Json): Reply[] {
  const {
    result,
    followUps = [],
    ...body
  } = message as Json & {
    result: { code: string; message?: string };
    followUps?: Json[];
  };
  const field = schema.procedures.get(procedure)?.responseField ?? '';
  const primary: Reply = {
    field,
    protocolId: schema.responseIds.get(field) ?? 0,
    code: result.code,
    ...(result.message !== undefined && { message: result.message }),
    body,
  };
  return [primary, ...repliesOf(followUps)];
}
