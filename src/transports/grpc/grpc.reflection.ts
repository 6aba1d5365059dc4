import type * as grpc from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import descriptor from 'protobufjs/ext/descriptor.js';

/** The public protocol of grpc.health.v1. Its map is declared as a list of entries, which is the same on the wire. */
const HEALTH = `syntax = "proto3"; package grpc.health.v1;
message HealthCheckRequest { string service = 1; }
message HealthCheckResponse {
  enum ServingStatus { UNKNOWN = 0; SERVING = 1; NOT_SERVING = 2; SERVICE_UNKNOWN = 3; }
  ServingStatus status = 1;
}
message HealthListRequest {}
message HealthListResponse {
  message StatusesEntry { string key = 1; HealthCheckResponse value = 2; }
  repeated StatusesEntry statuses = 1;
}
service Health {
  rpc Check(HealthCheckRequest) returns (HealthCheckResponse);
  rpc List(HealthListRequest) returns (HealthListResponse);
  rpc Watch(HealthCheckRequest) returns (stream HealthCheckResponse);
}`;

/** The public protocol of reflection; v1alpha differs in its package's name only. */
const reflectionIdl = (version: string) => `syntax = "proto3"; package grpc.reflection.${version};
message ExtensionRequest { string containing_type = 1; int32 extension_number = 2; }
message ServerReflectionRequest {
  string host = 1;
  oneof message_request {
    string file_by_filename = 3;
    string file_containing_symbol = 4;
    ExtensionRequest file_containing_extension = 5;
    string all_extension_numbers_of_type = 6;
    string list_services = 7;
  }
}
message FileDescriptorResponse { repeated bytes file_descriptor_proto = 1; }
message ExtensionNumberResponse { string base_type_name = 1; repeated int32 extension_number = 2; }
message ServiceResponse { string name = 1; }
message ListServiceResponse { repeated ServiceResponse service = 1; }
message ErrorResponse { int32 error_code = 1; string error_message = 2; }
message ServerReflectionResponse {
  string valid_host = 1;
  ServerReflectionRequest original_request = 2;
  oneof message_response {
    FileDescriptorResponse file_descriptor_response = 4;
    ExtensionNumberResponse all_extension_numbers_response = 5;
    ListServiceResponse list_services_response = 6;
    ErrorResponse error_response = 7;
  }
}
service ServerReflection { rpc ServerReflectionInfo(stream ServerReflectionRequest) returns (stream ServerReflectionResponse); }`;

const VERSIONS = ['v1', 'v1alpha'] as const;

const [INVALID_ARGUMENT, NOT_FOUND] = [3, 5];

/** The message of HEALTH that a descriptor has to mark as a map's entry. */
const MAP_ENTRY = 'StatusesEntry';

interface Question {
  message_request?: string;
  file_by_filename?: string;
  file_containing_symbol?: string;
}

const asIs = (bytes: Buffer): Buffer => bytes;
const BYTES = {
  ...{ requestSerialize: asIs, requestDeserialize: asIs },
  ...{ responseSerialize: asIs, responseDeserialize: asIs },
};

/**
 * Server reflection, v1 and v1alpha, of this server's IDL and of grpc.health.v1. The descriptors are made from the
 * IDL's text by our own protobufjs, so they do not depend on the versions of protobufjs that other packages bring
 * along.
 */
export class Reflection {
  /** FileDescriptorProto by file name */
  private readonly files = new Map<string, Uint8Array>();
  /** full name of a message, enum, service or method to the file that declares it */
  private readonly fileOfSymbol = new Map<string, string>();
  private readonly services: string[] = [];
  private readonly versions: { version: string; request: protobuf.Type; response: protobuf.Type }[] = [];

  /** @param idl text of the server's .proto file */
  constructor(idl: string, fileName: string) {
    this.add(fileName, idl);
    this.add('grpc/health/v1/health.proto', HEALTH);
    for (const version of VERSIONS) {
      const root = this.add(`grpc/reflection/${version}/reflection.proto`, reflectionIdl(version));
      const type = (name: string) => root.lookupType(`grpc.reflection.${version}.${name}`);
      const [request, response] = [type('ServerReflectionRequest'), type('ServerReflectionResponse')];
      this.versions.push({ version, request, response });
    }
  }

  addTo(server: grpc.Server): void {
    for (const { version, request, response } of this.versions) {
      const path = `/grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`;
      server.addService(
        { ServerReflectionInfo: { ...BYTES, path, requestStream: true, responseStream: true } },
        {
          ServerReflectionInfo: (call: grpc.ServerDuplexStream<Buffer, Buffer>) => {
            call.on('data', (bytes: Buffer) => {
              const answer = response.encode(this.answer(bytes, request)).finish() as Buffer;
              if (!call.write(answer)) call.pause();
            });
            call.on('drain', () => call.resume());
            call.on('end', () => call.end());
          },
        },
      );
    }
  }

  private add(fileName: string, text: string): protobuf.Root {
    const { root } = protobuf.parse(text, { keepCase: true });
    root.resolveAll();
    const [file] = root.toDescriptor('proto3').file ?? [];
    if (!file) throw new Error(`${fileName} declares nothing`);
    file.name = fileName;
    for (const { nestedType = [] } of file.messageType ?? [])
      for (const entry of nestedType) if (entry.name === MAP_ENTRY) entry.options = { mapEntry: true };
    this.files.set(fileName, descriptor.FileDescriptorProto.encode(file).finish());
    this.index(root, fileName);
    return root;
  }

  private index(parent: protobuf.NamespaceBase, fileName: string): void {
    for (const each of parent.nestedArray) {
      const name = each.fullName.slice(1);
      const isDeclared =
        each instanceof protobuf.Type || each instanceof protobuf.Enum || each instanceof protobuf.Service;
      if (isDeclared) this.fileOfSymbol.set(name, fileName);
      if (each instanceof protobuf.Service) {
        this.services.push(name);
        for (const method of each.methodsArray) this.fileOfSymbol.set(`${name}.${method.name}`, fileName);
      }
      if (each instanceof protobuf.Namespace) this.index(each, fileName);
    }
  }

  private answer(bytes: Buffer, request: protobuf.Type): object {
    let question: Question;
    try {
      question = request.decode(bytes) as Question;
    } catch {
      return errorOf(INVALID_ARGUMENT, 'this is no ServerReflectionRequest');
    }
    return { original_request: question, ...this.found(question) };
  }

  private found(question: Question): object {
    switch (question.message_request) {
      case 'list_services':
        return { list_services_response: { service: this.services.map((name) => ({ name })) } };
      case 'file_by_filename':
        return this.fileNamed(question.file_by_filename);
      case 'file_containing_symbol':
        return this.fileNamed(this.fileOfSymbol.get(question.file_containing_symbol ?? ''));
      case undefined:
        return errorOf(INVALID_ARGUMENT, 'the request asks for nothing: set one field of message_request');
      default:
        return errorOf(NOT_FOUND, 'no file here has extensions');
    }
  }

  private fileNamed(fileName = ''): object {
    const file = this.files.get(fileName);
    return file
      ? { file_descriptor_response: { file_descriptor_proto: [file] } }
      : errorOf(NOT_FOUND, 'no such file or symbol is served here: ask for list_services');
  }
}

const errorOf = (code: number, message: string): object => ({
  error_response: { error_code: code, error_message: message },
});
