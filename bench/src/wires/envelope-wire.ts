import type { WireSchema } from 'othello-rpc';
import { authorityOf } from './dial.ts';
import { HttpConnection, requestBytes } from './http-connection.ts';
import { requireSuccess, shapeOf, type Step, type Wire, type WireOptions } from './wire.ts';

interface MultipleResponse {
  responses: { result?: { code?: number | string } }[];
}

/** How a Request and its answer are written. */
interface Format {
  contentType: string;
  encode(request: object): Uint8Array | string;
  decode(body: Buffer): MultipleResponse;
}

const protobufFormat = (schema: WireSchema): Format => {
  const [request, multipleResponse] = [schema.codec('Request'), schema.codec('MultipleResponse')];
  return {
    contentType: 'application/x-protobuf',
    encode: (message) => request.encode(message).finish(),
    decode: (body) => multipleResponse.decode(body) as MultipleResponse,
  };
};

const jsonFormat = (): Format => ({
  contentType: 'application/json',
  encode: (message) => JSON.stringify(message),
  decode: (body) => JSON.parse(body.toString()) as MultipleResponse,
});

const open =
  (formatOf: (schema: WireSchema) => Format) =>
  ({ schema, connections, callers, ...place }: WireOptions): Wire => {
    const format = formatOf(schema);
    const isKept = connections !== 'one-a-call';
    const kept = isKept ? Array.from({ length: callers }, () => new HttpConnection(place)) : [];
    const head = `POST /api HTTP/1.1\r\nhost: ${authorityOf(place)}\r\nconnection: ${isKept ? 'keep-alive' : 'close'}\r\ncontent-type: ${format.contentType}\r\ncontent-length: `;
    const encode = ({ procedure, request, token, seqNo }: Step) => {
      const { id, requestField } = shapeOf(schema, procedure);
      return format.encode({ protocolVersion: 2, protocolId: id, seqNo, token, [requestField]: request });
    };
    return {
      async call(step, caller) {
        const body = encode(step);
        const connection = kept[caller] ?? new HttpConnection(place);
        try {
          const answer = await connection.post(requestBytes(head, body));
          requireSuccess(step.procedure, format.decode(answer).responses[0]?.result);
        } finally {
          if (!isKept) connection.close();
        }
      },
      close: () => kept.forEach((connection) => connection.close()),
    };
  };

export const openEnvelopeProtobuf = open(protobufFormat);
export const openEnvelopeJson = open(jsonFormat);
