import * as grpc from '@grpc/grpc-js';
import { othello } from '../../src/generated/othello.js';
import type { Transport } from './transports.ts';
import type { TestNode } from './node.ts';
import { type Json, type Replies, repliesOf, requestOf, schema } from './replies.ts';

type Call = grpc.ClientDuplexStream<object, othello.MultipleResponse>;

/** One Play stream whose answers come in the order of the calls. */
class PlayStream {
  private readonly waiting: { resolve: (answer: othello.MultipleResponse) => void; reject: (error: Error) => void }[] =
    [];

  /** false once the server has ended it: of what is sent then nobody would hear */
  isOpen = true;

  constructor(readonly call: Call) {
    call.on('data', (answer: othello.MultipleResponse) => this.waiting.shift()?.resolve(answer));
    const fail = (error: Error) => {
      this.isOpen = false;
      for (const { reject } of this.waiting.splice(0)) reject(error);
    };
    call.on('error', fail);
    call.on('end', () => fail(new Error('the stream ended without an answer')));
  }

  send(message: object): Promise<othello.MultipleResponse> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.call.write(message);
    });
  }
}

/** @param sent metadata of the stream */
export const openPlay = (client: grpc.Client, sent = new grpc.Metadata()): Call =>
  client.makeBidiStreamRequest(
    `/${schema.serviceName}/Play`,
    (message: object) => Buffer.from(othello.Request.encode(message).finish()),
    (bytes) => othello.MultipleResponse.decode(bytes),
    sent,
  );

/** Calls over Play streams: each player has one of their own, those who have no token yet share one. Ended ones are replaced. */
export function playTransport(node: Pick<TestNode, 'grpcAddress'>, sent?: grpc.Metadata): Transport {
  // a connection each, as players on machines of their own have: one carries a hundred streams at most
  const options = { 'grpc.use_local_subchannel_pool': 1 };
  const streams = new Map<string, PlayStream>();
  const clients: grpc.Client[] = [];
  const open = () => {
    const client = new grpc.Client(node.grpcAddress, grpc.credentials.createInsecure(), options);
    clients.push(client);
    return new PlayStream(openPlay(client, sent));
  };
  return {
    name: 'gRPC, play stream',
    faultsAreAnswers: true,
    async call(procedure, request, caller = {}) {
      const key = caller.token ?? '';
      const known = streams.get(key);
      const stream = known?.isOpen ? known : open();
      streams.set(key, stream);
      const message = schema.fromJson('Request', JSON.stringify(requestOf(procedure, request, caller)));
      return repliesIn(await stream.send(message));
    },
    close: async () => {
      for (const { call } of streams.values()) call.end();
      for (const client of clients) client.close();
    },
  };
}

/** A fault is a Response of its own here, where the other transports have a status. */
export function repliesIn(answer: othello.MultipleResponse): Replies {
  const { responses = [] } = schema.toJson('MultipleResponse', answer) as { responses?: Json[] };
  const replies = repliesOf(responses);
  const isFault = replies[0]?.field === 'internalServerErrorRsp' && replies[0].code === 'ErrorSystem';
  return { status: isFault ? 503 : 200, replies };
}
