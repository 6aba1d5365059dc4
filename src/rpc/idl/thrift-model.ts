// Over 250 lines: one translation, which is easier to follow in one file with its types.
import protobuf from 'protobufjs';
import { thriftName } from './thrift-words.ts';

/** Fields of Request and Response below this number are the envelope's own; from it on each belongs to a procedure. */
const FIRST_PROCEDURE_ID = 100;

/**
 * Fields of a response for Result and further answers. In Thrift a Result is an exception, and the list has its own
 * type.
 */
const [RESULT_ID, FOLLOW_UPS_ID] = [15, 16];

/** Messages of the envelope, which Thrift replaces by method names and exceptions. */
const CARRIERS = ['Request', 'Response', 'MultipleResponse'];

/** Result codes that have their own exception, by its field id in every method's `throws`. */
export const DECLARED_EXCEPTIONS: ReadonlyMap<number, string> = new Map([
  [1, 'ErrorUserNotRegistered'],
  [2, 'ErrorUserNameAlreadyExists'],
  [3, 'ErrorUserAlreadyExists'],
  [4, 'ErrorUserInvalidName'],
  [5, 'ErrorSystem'], // also for all other codes
]);

/** Thrift has no unsigned integers: unsigned ones are written with the same bits as signed ones. */
export type Scalar = 'bool' | 'i32' | 'u32' | 'i64' | 'u64' | 'double' | 'string' | 'binary';

export type ThriftType =
  | { kind: Scalar }
  /** a list of enum values, as one byte each */
  | { kind: 'bytes-of-enum' }
  | { kind: 'enum'; name: string }
  | { kind: 'struct'; struct: ThriftStruct }
  | { kind: 'list'; of: ThriftType }
  | { kind: 'map'; key: ThriftType; of: ThriftType };

export interface ThriftField {
  id: number;
  /** in the Thrift IDL */
  name: string;
  /** in protobufjs' object: `roomId` */
  key: string;
  type: ThriftType;
  /** keys of the other fields of its oneof, which are unset when this one is set */
  excludes: readonly string[];
  comment: string | null;
}

export interface ThriftStruct {
  name: string;
  keyword: 'struct' | 'exception';
  fields: ThriftField[];
  /** path of the protobuf message whose class it is read into; undefined: plain objects */
  message: string | undefined;
  comment: string | null;
}

export interface ThriftMethod {
  name: string;
  request: ThriftStruct;
  response: ThriftStruct;
  comment: string | null;
}

/** A Thrift IDL that was made from a protobuf IDL. */
export interface ThriftModel {
  package: string;
  enums: protobuf.Enum[];
  /** names of the enums in Thrift, in the same order */
  enumNames: string[];
  /** ordered so that each comes after the structs that it contains */
  structs: ThriftStruct[];
  methods: ThriftMethod[];
}

const SCALARS: Record<string, Scalar> = {
  ...{ bool: 'bool', string: 'string', bytes: 'binary', float: 'double', double: 'double' },
  ...{ int32: 'i32', sint32: 'i32', sfixed32: 'i32', uint32: 'u32', fixed32: 'u32' },
  ...{ int64: 'i64', sint64: 'i64', sfixed64: 'i64', uint64: 'u64', fixed64: 'u64' },
};

const scalar = (id: number, name: string, kind: Scalar): ThriftField => ({
  id,
  name,
  key: protobuf.util.camelCase(name),
  type: { kind },
  excludes: [],
  comment: null,
});

/**
 * Translates an IDL to Thrift. Each response contains a list of further answers, which may be any response: a cycle of
 * types, which some Thrift libraries refuse. So a further answer's body has a struct of its own, `Follow…`.
 * @param idl text of a .proto file in the form of othello.proto
 * @throws Error with one line that names what Thrift can't express
 */
export function thriftModelOf(idl: string): ThriftModel {
  const { root, package: packageName = '' } = protobuf.parse(idl, { keepCase: true, alternateCommentMode: true });
  root.resolveAll();
  return new Translation(root.lookup(packageName) as protobuf.Namespace).model;
}

class Translation {
  readonly model: ThriftModel;
  private readonly messages: protobuf.Type[];
  private readonly enums: protobuf.Enum[];
  /** Thrift names of messages and enums, by their full names in the proto */
  private readonly names = new Map<string, string>();
  private readonly structs = new Map<string, ThriftStruct>();
  /** completed structs, each after the structs that it contains */
  private readonly ordered: ThriftStruct[] = [];
  private readonly responses: protobuf.Field[];

  constructor(private readonly own: protobuf.Namespace) {
    const declared = nestedIn(own);
    this.messages = declared.filter((each) => each instanceof protobuf.Type);
    this.enums = declared.filter((each) => each instanceof protobuf.Enum);
    this.nameAll([...this.messages, ...this.enums]);
    this.responses = own.lookupType('Response').fieldsArray.filter(({ id }) => id >= FIRST_PROCEDURE_ID);
    const answers = new Set(this.responses.map(({ resolvedType }) => resolvedType));
    for (const message of this.messages)
      if (!answers.has(message) && !CARRIERS.includes(message.name)) this.structOf(message);
    const followUps = this.followUp();
    const methods = this.methods(followUps);
    this.exceptions(followUps);
    this.model = {
      package: own.name,
      enums: this.enums,
      enumNames: this.enums.map(({ fullName }) => this.nameOf(fullName)),
      structs: this.ordered,
      methods,
    };
  }

  /** Thrift has no nested types: they are named `Filter`, or `ReqList_Filter` when several have that name. */
  private nameAll(types: readonly protobuf.ReflectionObject[]): void {
    const count = new Map<string, number>();
    for (const { name } of types) count.set(name, (count.get(name) ?? 0) + 1);
    for (const { name, fullName } of types) {
      const path = fullName.slice(this.own.fullName.length + 1);
      const flat = count.get(name) === 1 ? name : path.replaceAll('.', '_');
      this.names.set(fullName, thriftName(flat));
    }
  }

  private nameOf(fullName: string): string {
    return this.names.get(fullName) ?? fullName;
  }

  private structOf(message: protobuf.Type): ThriftStruct {
    const name = this.nameOf(message.fullName);
    const known = this.structs.get(name);
    if (known) return known;
    const path = message.fullName.slice(this.own.fullName.length + 1);
    return this.define(name, () => message.fieldsArray.map((field) => this.field(field)), {
      message: path,
      comment: message.comment,
    });
  }

  /** Registers a struct before its fields are read, since it may contain itself. */
  private define(
    name: string,
    fields: () => ThriftField[],
    more: Partial<Pick<ThriftStruct, 'message' | 'comment' | 'keyword'>> = {},
  ): ThriftStruct {
    if (this.structs.has(name)) throw new Error(`${name} is a name of the Thrift IDL's own: take another`);
    const struct: ThriftStruct = {
      keyword: more.keyword ?? 'struct',
      name,
      fields: [],
      message: more.message,
      comment: more.comment ?? null,
    };
    this.structs.set(name, struct);
    struct.fields = fields();
    this.ordered.push(struct);
    return struct;
  }

  private field(field: protobuf.Field): ThriftField {
    const { partOf } = field;
    const others = partOf && !partOf.isProto3Optional ? partOf.fieldsArray : [];
    return {
      id: field.id,
      name: thriftName(field.name),
      key: protobuf.util.camelCase(field.name),
      type: this.typeOf(field),
      excludes: others.filter((each) => each !== field).map(({ name }) => protobuf.util.camelCase(name)),
      comment: field.comment,
    };
  }

  private typeOf(field: protobuf.Field): ThriftType {
    const one = this.valueType(field);
    if (field instanceof protobuf.MapField) return { kind: 'map', key: scalarType(field.keyType), of: one };
    if (!field.repeated) return one;
    return one.kind === 'enum' && isOfBytes(field.resolvedType) ? { kind: 'bytes-of-enum' } : { kind: 'list', of: one };
  }

  private valueType({ resolvedType, type, fullName }: protobuf.Field): ThriftType {
    if (resolvedType instanceof protobuf.Enum) return { kind: 'enum', name: this.nameOf(resolvedType.fullName) };
    if (!resolvedType) return scalarType(type);
    if (CARRIERS.includes(resolvedType.name))
      throw new Error(`${fullName.slice(1)} is a ${resolvedType.name}, which Thrift does not have: take another type`);
    const isAnswer = this.responses.some((each) => each.resolvedType === resolvedType);
    return { kind: 'struct', struct: isAnswer ? this.followOf(resolvedType) : this.structOf(resolvedType) };
  }

  /** A response's fields without Result and further answers. */
  private body(message: protobuf.Type): ThriftField[] {
    return message.fieldsArray
      .filter(({ id }) => id !== RESULT_ID && id !== FOLLOW_UPS_ID)
      .map((field) => this.field(field));
  }

  private followOf(message: protobuf.Type): ThriftStruct {
    const name = `Follow${message.name.replace(/^Rsp/, '')}`;
    return this.structs.get(name) ?? this.define(name, () => this.body(message));
  }

  private followUp(): ThriftField {
    const bodies = this.responses.map((field) => {
      const struct = this.followOf(field.resolvedType as protobuf.Type);
      return { ...this.field(field), type: { kind: 'struct', struct } as const };
    });
    const result = { kind: 'struct', struct: this.structOf(this.own.lookupType('Result')) } as const;
    const struct = this.define(
      'FollowUp',
      () => [scalar(2, 'protocol_id', 'i32'), { ...scalar(3, 'result', 'i32'), type: result }, ...bodies],
      {
        comment: 'An answer after the first: what else the server tells. protocol_id is the number of the body it has.',
      },
    );
    return { ...scalar(FOLLOW_UPS_ID, 'follow_ups', 'i32'), type: { kind: 'list', of: { kind: 'struct', struct } } };
  }

  private methods(followUps: ThriftField): ThriftMethod[] {
    const requests = this.own.lookupType('Request').fieldsArray.filter(({ id }) => id >= FIRST_PROCEDURE_ID);
    return requests.map(({ resolvedType }) => {
      const request = resolvedType as protobuf.Type;
      const name = request.name.replace(/^Req/, '');
      const response = this.responses.find((each) => each.resolvedType?.name === `Rsp${name}`)?.resolvedType;
      if (!(response instanceof protobuf.Type))
        throw new Error(`message ${request.name} has no answer: add Rsp${name} to Response`);
      const fields = () => [...this.body(response), followUps];
      const struct = this.define(`Rsp${name}`, fields, { comment: response.comment });
      return { name, request: this.structOf(request), response: struct, comment: request.comment };
    });
  }

  private exceptions(followUps: ThriftField): void {
    const fields = () => [scalar(1, 'code', 'i32'), scalar(2, 'message', 'string'), followUps];
    for (const name of DECLARED_EXCEPTIONS.values()) this.define(name, fields, { keyword: 'exception' });
  }
}

const nestedIn = (scope: protobuf.NamespaceBase): protobuf.ReflectionObject[] =>
  scope.nestedArray.flatMap((each) => [each, ...(each instanceof protobuf.Type ? nestedIn(each) : [])]);

function scalarType(type: string): ThriftType {
  const kind = SCALARS[type];
  if (!kind) throw new Error(`${type} is no type that Thrift has: take another`);
  return { kind };
}

const isOfBytes = (type: protobuf.Type | protobuf.Enum | null): boolean =>
  type instanceof protobuf.Enum && Object.values(type.values).every((value) => value >= 0 && value <= 255);
