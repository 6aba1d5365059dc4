import { authorityOf } from './dial.ts';
import { FRAME_HEAD_BYTES, grpcFrame } from './grpc-frames.ts';
import { HttpConnection, requestBytes } from './http-connection.ts';
import { requireSuccess, shapeOf, type Step, type Wire, type WireOptions } from './wire.ts';

/** How one protocol of the path /othello.Othello/ carries a message. */
interface Protocol {
  contentType: string;
  readonly wrap: (message: Uint8Array) => Uint8Array;
  readonly unwrap: (body: Buffer) => Buffer;
}

/** Connect, unary: the body is the message. */
const CONNECT: Protocol = {
  contentType: 'application/proto',
  wrap: (message) => message,
  unwrap: (body) => body,
};

/** gRPC-Web: the message in a frame, the trailers in another one behind it. */
const GRPC_WEB: Protocol = {
  contentType: 'application/grpc-web+proto',
  wrap: grpcFrame,
  unwrap(body) {
    if (body.length < FRAME_HEAD_BYTES || body[0] !== 0) throw new Error('gRPC-Web answered without a message');
    return body.subarray(FRAME_HEAD_BYTES, FRAME_HEAD_BYTES + body.readUInt32BE(1));
  },
};

const open =
  ({ contentType, wrap, unwrap }: Protocol) =>
  ({ schema, connections, callers, ...place }: WireOptions): Wire => {
    const isKept = connections !== 'one-a-call';
    const kept = isKept ? Array.from({ length: callers }, () => new HttpConnection(place)) : [];
    const headOf = ({ procedure, token, seqNo }: Step) =>
      [
        `POST /${schema.serviceName}/${procedure} HTTP/1.1`,
        `host: ${authorityOf(place)}`,
        `connection: ${isKept ? 'keep-alive' : 'close'}`,
        `content-type: ${contentType}`,
        ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
        ...(seqNo === undefined ? [] : [`x-seq-no: ${seqNo}`]),
        'content-length: ',
      ].join('\r\n');
    return {
      async call(step, caller) {
        const { request, response } = shapeOf(schema, step.procedure);
        const body = wrap(request.encode(step.request).finish());
        const connection = kept[caller] ?? new HttpConnection(place);
        try {
          const answer = unwrap(await connection.post(requestBytes(headOf(step), body)));
          requireSuccess(step.procedure, (response.decode(answer) as { result?: { code?: number } }).result);
        } finally {
          if (!isKept) connection.close();
        }
      },
      close: () => kept.forEach((connection) => connection.close()),
    };
  };

export const openConnect = open(CONNECT);
export const openGrpcWeb = open(GRPC_WEB);
