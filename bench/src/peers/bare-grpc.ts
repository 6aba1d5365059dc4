import * as grpc from '@grpc/grpc-js';
import { NO_OP_BODY, noOpSchema } from '../no-op-schema.ts';

/** grpc-js alone, reading and writing the same bytes as our gRPC transport's NoOp. */
export async function startBareGrpc(): Promise<number> {
  const schema = noOpSchema();
  const shape = schema.procedures.get('NoOp');
  if (!shape) throw new Error('the schema lacks NoOp');
  const { request, response } = shape;
  const server = new grpc.Server();
  const definition: grpc.MethodDefinition<object, object> = {
    path: `/${schema.serviceName}/NoOp`,
    requestStream: false,
    responseStream: false,
    requestSerialize: (message) => request.encode(message).finish() as Buffer,
    requestDeserialize: (bytes) => request.decode(bytes),
    responseSerialize: (message) => response.encode(message).finish() as Buffer,
    responseDeserialize: (bytes) => response.decode(bytes),
  };
  const noOp: grpc.handleUnaryCall<object, object> = (_call, respond) =>
    respond(null, { ...NO_OP_BODY, result: { code: 0 } });
  server.addService({ NoOp: definition }, { NoOp: noOp });
  return new Promise((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    ),
  );
}
