import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { NO_OP_BODY, noOpSchema } from '../no-op-schema.ts';

/** node:http alone, reading and writing the same bytes as the envelope's NoOp: what any server on it must pay. */
export async function startBareHttp(): Promise<number> {
  const schema = noOpSchema();
  const [request, multipleResponse] = [schema.codec('Request'), schema.codec('MultipleResponse')];
  const server = http.createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const { protocolVersion, protocolId } = request.decode(Buffer.concat(chunks)) as Record<string, number>;
      const response = { protocolVersion, protocolId, result: { code: 0 }, noOpRsp: NO_OP_BODY };
      const body = multipleResponse.encode({ responses: [response] }).finish();
      res.writeHead(200, { 'content-type': 'application/x-protobuf', 'content-length': body.length });
      res.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
