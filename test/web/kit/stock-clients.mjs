// In a page: connect-web, npm's grpc-web and npm's thrift, the first two with the IDL's descriptors, as generated code has them.
/* global window, AbortSignal, atob */
import { createFileRegistry, fromBinary, fromJson, toBinary, toJson } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';
import { GrpcWebClientBase, MethodDescriptor } from 'grpc-web';
import { playThrift } from './thrift-client.mjs';

const headersOf = ({ token, seqNo }) => ({
  ...(token && { authorization: `Bearer ${token}` }),
  ...(seqNo && { 'x-seq-no': String(seqNo) }),
});

/** Both as one: unary calls as JSON, and a stream as a list of JSON messages. */
const CLIENTS = {
  connect: (url) => ofConnect(createConnectTransport({ baseUrl: url, useBinaryFormat: true })),
  'connect-json': (url) => ofConnect(createConnectTransport({ baseUrl: url, useBinaryFormat: false })),
  'connect-grpcweb': (url) => ofConnect(createGrpcWebTransport({ baseUrl: url })),
  'grpc-web': (url) => ofGrpcWeb(url, 'binary'),
  'grpc-web-text': (url) => ofGrpcWeb(url, 'text'),
};

/** npm's client hands out a binary stream when all of it is there: in pieces it comes as text alone. */
const WHOLE = 'grpc-web';

const ofConnect = (transport) => ({
  async call(method, request, caller) {
    const { message } = await transport.unary(method, undefined, 10_000, headersOf(caller), request);
    return message;
  },
  async watch(method, request, { caller, take }) {
    const signal = AbortSignal.timeout(30_000);
    const inputs = (async function* () {
      yield request;
    })();
    const { message } = await transport.stream(method, signal, undefined, headersOf(caller), inputs);
    for await (const each of message) take(each);
  },
});

function ofGrpcWeb(url, format) {
  const client = new GrpcWebClientBase({ format });
  const descriptorOf = ({ name, parent, input, output, methodKind }) => {
    const path = `/${parent.typeName}/${name}`;
    const write = (message) => toBinary(input, message);
    const read = (bytes) => fromBinary(output, bytes);
    return [
      path,
      new MethodDescriptor(path, methodKind === 'unary' ? 'unary' : 'server_streaming', Object, Object, write, read),
    ];
  };
  return {
    call(method, request, caller) {
      const [path, descriptor] = descriptorOf(method);
      const deadline = String(Date.now() + 10_000);
      return client.unaryCall(url + path, request, { ...headersOf(caller), deadline }, descriptor);
    },
    watch(method, request, { caller, take }) {
      const [path, descriptor] = descriptorOf(method);
      return new Promise((resolve, reject) => {
        const stream = client.serverStreaming(url + path, request, headersOf(caller), descriptor);
        stream.on('data', take);
        stream.on('error', reject);
        stream.on('end', resolve);
      });
    },
  };
}

/** @returns what a user of that client sees of a registration, a room, its end, and of a mistake */
window.play = async (kind, { url, descriptors, name }) => {
  if (kind.startsWith('thrift')) return playThrift(kind, { url, name });
  const set = fromBinary(
    FileDescriptorSetSchema,
    Uint8Array.from(atob(descriptors), (each) => each.charCodeAt(0)),
  );
  const service = createFileRegistry(set).getService('othello.Othello');
  const methodOf = (procedure) => service.methods.find((each) => each.name === procedure);
  const client = CLIENTS[kind](url);
  const call = async (procedure, request, caller = {}) => {
    const method = methodOf(procedure);
    return toJson(method.output, await client.call(method, fromJson(method.input, request), caller));
  };
  const identity = { platformType: 'CUSTOM', platformToken: `stock-client-${name}` };
  const unknown = await call('Login', identity);
  await call('Register', { ...identity, name });
  const { token } = await call('Login', identity);
  const created = await call('CreateGameRoom', {}, { token, seqNo: 1 });
  const again = await call('CreateGameRoom', {}, { token, seqNo: 1 });
  const { roomId } = created.room;
  const pushed = [];
  const method = methodOf('Subscribe');
  const exit = () => call('ExitGameRoom', { roomId }, { token, seqNo: 2 });
  const watched = client.watch(method, fromJson(method.input, { roomId }), {
    caller: { token },
    take: (message) => {
      pushed.push(Object.keys(toJson(method.output, message)).find((each) => each.endsWith('Rsp')));
      if (pushed.length === 1 && kind !== WHOLE) void exit();
    },
  });
  if (kind === WHOLE) await exit();
  await watched;
  const mistake = await call('GetProfile', {}, { token, seqNo: 2 ** 32 }).catch(({ code, rawMessage, message }) => ({
    code,
    message: rawMessage ?? message,
  }));
  return {
    unknown: unknown.result.code,
    isSameRoom: again.room.roomId === roomId,
    pushed,
    mistake,
  };
};
