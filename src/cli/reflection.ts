import { createSecureContext } from 'node:tls';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { decodeMessage, encodeMessage, type Field, Schema, type Tables } from '@othello-rpc/client/wire';

const PATH = '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo';
const SERVICE = 'othello.Othello';
/** ms until a server that doesn't answer is taken for one without reflection */
const REFLECTION_TIMEOUT_MS = 5000;

/** Header fields of Request and Response have lower numbers. */
const FIRST_PROCEDURE_ID = 100;

/** The parts of grpc.reflection.v1 and of descriptor.proto that are read here. */
const DESCRIPTORS = new Schema({
  messages: {
    ServerReflectionRequest: [[4, 'fileContainingSymbol', 'string']],
    ServerReflectionResponse: [[4, 'fileDescriptorResponse', 'FileDescriptorResponse']],
    FileDescriptorResponse: [[1, 'fileDescriptorProto', 'bytes', 'repeated']],
    FileDescriptorProto: [
      [4, 'messageType', 'DescriptorProto', 'repeated'],
      [5, 'enumType', 'EnumDescriptorProto', 'repeated'],
      [6, 'service', 'ServiceDescriptorProto', 'repeated'],
    ],
    DescriptorProto: [
      [1, 'name', 'string'],
      [2, 'field', 'FieldDescriptorProto', 'repeated'],
      [3, 'nestedType', 'DescriptorProto', 'repeated'],
      [4, 'enumType', 'EnumDescriptorProto', 'repeated'],
    ],
    FieldDescriptorProto: [
      [1, 'name', 'string'],
      [3, 'number', 'int32'],
      [4, 'label', 'int32'],
      [5, 'type', 'int32'],
      [6, 'typeName', 'string'],
    ],
    EnumDescriptorProto: [
      [1, 'name', 'string'],
      [2, 'value', 'EnumValueDescriptorProto', 'repeated'],
    ],
    EnumValueDescriptorProto: [
      [1, 'name', 'string'],
      [2, 'number', 'int32'],
    ],
    ServiceDescriptorProto: [
      [1, 'name', 'string'],
      [2, 'method', 'MethodDescriptorProto', 'repeated'],
    ],
    MethodDescriptorProto: [
      [1, 'name', 'string'],
      [6, 'serverStreaming', 'bool'],
    ],
  },
  enums: {},
  procedures: {},
  streams: {},
  responses: {},
});

interface FieldDescriptor {
  name: string;
  number: number;
  label: number;
  type: number;
  typeName?: string;
}
interface EnumDescriptor {
  name: string;
  value: { name: string; number?: number }[];
}
interface MessageDescriptor {
  name: string;
  field: FieldDescriptor[];
  nestedType: MessageDescriptor[];
  enumType: EnumDescriptor[];
}
interface FileDescriptor {
  messageType: MessageDescriptor[];
  enumType: EnumDescriptor[];
  service: { name: string; method: { name: string; serverStreaming?: boolean }[] }[];
}

const REPEATED = 3;
/** Scalars by their number in descriptor.proto, as far as the SDK's codec reads them. */
const SCALARS: Readonly<Record<number, string | undefined>> = {
  3: 'int64',
  4: 'uint64',
  5: 'int32',
  8: 'bool',
  9: 'string',
  12: 'bytes',
  13: 'uint32',
};

/**
 * The IDL that a server has, by its gRPC reflection.
 * @param address host:port of its gRPC
 * @param isSecure over TLS
 * @throws Error when it doesn't answer, or has no reflection
 */
export async function reflectedSchema(address: string, isSecure: boolean): Promise<Schema> {
  const client = new Client(
    address,
    isSecure ? credentials.createFromSecureContext(createSecureContext()) : credentials.createInsecure(),
  );
  try {
    const bytes = await descriptorsOf(client);
    const files = bytes.map(
      (each) => decodeMessage('FileDescriptorProto', each, DESCRIPTORS) as unknown as FileDescriptor,
    );
    return new Schema(tablesOfFiles(files));
  } finally {
    client.close();
  }
}

function descriptorsOf(client: Client): Promise<Uint8Array[]> {
  return new Promise((resolve, reject) => {
    const same = (bytes: Buffer) => bytes;
    const options = { deadline: Date.now() + REFLECTION_TIMEOUT_MS };
    const stream = client.makeBidiStreamRequest(PATH, same, same, new Metadata(), options);
    stream.on('data', (bytes: Buffer) => {
      const { fileDescriptorResponse } = decodeMessage('ServerReflectionResponse', bytes, DESCRIPTORS);
      const { fileDescriptorProto = [] } = (fileDescriptorResponse ?? {}) as { fileDescriptorProto?: Uint8Array[] };
      resolve(fileDescriptorProto);
      stream.cancel();
    });
    stream.on('error', reject); // after the answer it changes nothing
    stream.on('end', () => reject(new Error('the reflection ended without an answer')));
    const request = { fileContainingSymbol: SERVICE };
    stream.write(Buffer.from(encodeMessage('ServerReflectionRequest', request, DESCRIPTORS)));
    stream.end();
  });
}

function tablesOfFiles(files: readonly FileDescriptor[]): Tables {
  const messages = files.flatMap(({ messageType }) => messageType.flatMap(withNested));
  const enums = [...files.flatMap(({ enumType }) => enumType), ...messages.flatMap(({ enumType }) => enumType)];
  const methods = files.flatMap(({ service }) => service).flatMap(({ method }) => method);
  const streams = new Set(methods.filter(({ serverStreaming }) => serverStreaming).map(({ name }) => name));
  const slots = (message: string) =>
    (messages.find(({ name }) => name === message)?.field ?? []).filter(({ number }) => number >= FIRST_PROCEDURE_ID);
  const requests = slots('Request').map((field) => ({ procedure: kindOf(field).replace(/^Req/, ''), field }));
  const slotsOf = (isStream: boolean) =>
    Object.fromEntries(
      requests
        .filter(({ procedure }) => streams.has(procedure) === isStream)
        .map(({ procedure, field }) => [procedure, { id: field.number, requestField: jsonName(field.name) }]),
    );
  return {
    messages: Object.fromEntries(messages.map(({ name, field }) => [name, field.map(rowOf)])),
    enums: Object.fromEntries(
      enums.map(({ name, value }) => [name, Object.fromEntries(value.map((each) => [each.name, each.number ?? 0]))]),
    ),
    procedures: slotsOf(false),
    streams: slotsOf(true),
    responses: Object.fromEntries(
      slots('Response').map((field) => [kindOf(field), { id: field.number, field: jsonName(field.name) }]),
    ),
  };
}

const withNested = (message: MessageDescriptor): MessageDescriptor[] => [
  message,
  ...message.nestedType.flatMap(withNested),
];

const jsonName = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** A scalar's name, or a message's or enum's without its package. */
const kindOf = ({ type, typeName }: FieldDescriptor): string =>
  SCALARS[type] ?? typeName?.split('.').at(-1) ?? `type ${type}`;

function rowOf(field: FieldDescriptor): Field {
  const row = [field.number, jsonName(field.name), kindOf(field)] as const;
  return field.label === REPEATED ? [...row, 'repeated'] : row;
}
