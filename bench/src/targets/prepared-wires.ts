import type { WireSchema } from 'othello-rpc';
import { HttpConnection, requestBytes } from '../wires/http-connection.ts';
import { shapeOf, type Step } from '../wires/wire.ts';
import { Http2Connection, hpack, type PreparedCall, prepareCall } from './http2-connection.ts';
import { CODE_IN, resultCodeOf } from './result-code.ts';

export type PreparedTransport = 'envelope-protobuf' | 'grpc';

/** A way to a server whose requests are encoded before anything is measured. */
export interface PreparedWire {
  /** Ready to be sent. @throws Error from the call: no answer, or another one than success */
  prepare(step: Step): (caller: number) => Promise<void>;
  close(): void;
}

interface Opening {
  port: number;
  callers: number;
  schema: WireSchema;
}

function requireSuccess(code: number | undefined, procedure: string): void {
  if (code !== 0) throw new Error(`${procedure} was answered with ResultCode ${code}`);
}

/** As its clients connect: a connection kept alive a caller. */
function openEnvelope({ port, callers, schema }: Opening): PreparedWire {
  const request = schema.codec('Request');
  const connections = Array.from({ length: callers }, () => new HttpConnection({ port }));
  const start = `POST /api HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/x-protobuf\r\ncontent-length: `;
  return {
    prepare({ procedure, request: message, token, seqNo }) {
      const { id, requestField } = shapeOf(schema, procedure);
      const body = request
        .encode({ protocolVersion: 2, protocolId: id, seqNo, token, [requestField]: message })
        .finish();
      const bytes = requestBytes(start, body);
      return async (caller) => {
        const answer = await (connections[caller] as HttpConnection).post(bytes);
        requireSuccess(resultCodeOf(answer, CODE_IN.multipleResponse), procedure);
      };
    },
    close: () => connections.forEach((connection) => connection.close()),
  };
}

// HPACK's static table
const [AUTHORITY, METHOD, PATH, SCHEME, AUTHORIZATION, CONTENT_TYPE] = [1, 2, 4, 6, 23, 31];

/** As its clients connect: all calls on one connection. */
function openGrpc({ port, schema }: Opening): PreparedWire {
  const connection = new Http2Connection(port);
  return {
    prepare({ procedure, request: message, token, seqNo }) {
      const headers = hpack([
        [METHOD, 'POST'],
        [SCHEME, 'http'],
        [PATH, `/${schema.serviceName}/${procedure}`],
        [AUTHORITY, `127.0.0.1:${port}`],
        ['te', 'trailers'],
        [CONTENT_TYPE, 'application/grpc'],
        ...(token === undefined ? [] : [[AUTHORIZATION, `Bearer ${token}`] as const]),
        ...(seqNo === undefined ? [] : [['x-seq-no', String(seqNo)] as const]),
      ]);
      const call: PreparedCall = prepareCall(headers, shapeOf(schema, procedure).request.encode(message).finish());
      return async () => requireSuccess(resultCodeOf(await connection.call(call), CODE_IN.rpcResponse), procedure);
    },
    close: () => connection.close(),
  };
}

const OPEN: Record<PreparedTransport, (opening: Opening) => PreparedWire> = {
  'envelope-protobuf': openEnvelope,
  grpc: openGrpc,
};

export const openPrepared = (transport: PreparedTransport, opening: Opening): PreparedWire => OPEN[transport](opening);
