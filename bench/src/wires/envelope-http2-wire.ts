import { Http2Posts } from './http2-posts.ts';
import { requireSuccess, shapeOf, type Wire, type WireOptions } from './wire.ts';

const CONTENT_TYPE = 'application/x-protobuf';

/** The envelope in POSTs over HTTP/2: what it differs from the envelope by is HTTP's version, and from gRPC by the framing. */
export function openEnvelopeHttp2({ schema, connections, callers, ...place }: WireOptions): Wire {
  const count = { multiplexed: 1, kept: callers, 'one-a-call': 0, none: 0 }[connections];
  const kept = Array.from({ length: count }, () => new Http2Posts(place));
  const [requests, answers] = [schema.codec('Request'), schema.codec('MultipleResponse')];
  return {
    async call({ procedure, request, token, seqNo }, caller) {
      const { id, requestField } = shapeOf(schema, procedure);
      const envelope = { protocolVersion: 2, protocolId: id, seqNo, token, [requestField]: request };
      const connection = kept[caller % count] ?? new Http2Posts(place);
      try {
        const body = await connection.post('/api', CONTENT_TYPE, requests.encode(envelope).finish());
        const { responses } = answers.decode(body) as { responses: { result?: { code?: number } }[] };
        requireSuccess(procedure, responses[0]?.result);
      } finally {
        if (count === 0) connection.close();
      }
    },
    close: () => kept.forEach((connection) => connection.close()),
  };
}
