import { thriftModelOf, type Scalar, type ThriftField, type ThriftStruct, type ThriftType } from './thrift-model.ts';

/** Each protocol gets its own functions: a function that sees one class of writer is faster in V8. */
const PROTOCOLS = ['binary', 'compact'] as const;
type Protocol = (typeof PROTOCOLS)[number];

/** Type numbers on the wire. In the compact protocol a bool field has its value for a type: 1 true, 2 false. */
const WIRE_TYPES: Record<
  Protocol,
  Record<'bool' | 'i32' | 'i64' | 'double' | 'binary' | 'struct' | 'map' | 'list', number>
> = {
  binary: { bool: 2, i32: 8, i64: 10, double: 4, binary: 11, struct: 12, map: 13, list: 15 },
  compact: { bool: 1, i32: 5, i64: 6, double: 7, binary: 8, struct: 12, map: 11, list: 9 },
};

const SCALAR_WIRES: Record<Scalar, 'bool' | 'i32' | 'i64' | 'double' | 'binary'> = {
  ...{ bool: 'bool', i32: 'i32', u32: 'i32', i64: 'i64', u64: 'i64' },
  ...{ double: 'double', string: 'binary', binary: 'binary' },
};

/** What protobufjs' objects return for an absent field: null in our generated classes, else the type's zero value. */
type Absent = 'null' | 'zero';

/**
 * Generates the Thrift codec of an IDL as JavaScript: a function for each struct, direction and protocol. The text is
 * the body of a function with the parameter `classOf`, which returns protobufjs' class of a message by its path; it
 * returns `{ binary: { write, read }, compact: { write, read } }`, each with functions by struct name.
 * @param idl text of a .proto file in the form of othello.proto
 * @throws Error with one line that names what Thrift can't express
 */
export function thriftCodecOf(idl: string, absent: Absent = 'zero'): string {
  const { structs } = thriftModelOf(idl);
  const classes = structs.filter(({ message }) => message !== undefined);
  return [
    ...classes.map(({ name, message }) => `const ${name} = classOf('${message}');\n`),
    ...PROTOCOLS.flatMap((protocol) => structs.map((struct) => new StructCode(struct, protocol, absent).text)),
    `return {\n${PROTOCOLS.map((protocol) => functionsOf(structs, protocol)).join('')}};\n`,
  ].join('');
}

/** The codec of proto/othello.proto as the text of a module. */
export const thriftCodecModuleOf = (idl: string, madeFrom: string): string =>
  `// Made from ${madeFrom}.\n\nexport function thriftCodec(classOf) {\n${thriftCodecOf(idl, 'null').replace(/^(?=.)/gm, '  ')}}\n`;

/** The declarations (.d.ts) of the module. */
export const thriftCodecTypes = (madeFrom: string): string => `// Made from ${madeFrom}.

/** A struct's functions by its name; \`out\` and \`input\` are writers and readers of src/transports/thrift. */
export interface StructFunctions {
  write: Readonly<Record<string, (out: never, message: object) => void>>;
  read: Readonly<Record<string, (input: never, depth: number) => object>>;
}

/** @param classOf protobufjs' class of a message, by its path in the package */
export function thriftCodec(classOf: (message: string) => new () => object): {
  binary: StructFunctions;
  compact: StructFunctions;
};
`;

const functionsOf = (structs: readonly ThriftStruct[], protocol: Protocol): string =>
  `  ${protocol}: {\n` +
  (['write', 'read'] as const)
    .map((direction) => {
      const lines = structs.map(({ name }) => `      ${name}: ${functionName(direction, protocol, name)},\n`);
      return `    ${direction}: {\n${lines.join('')}    },\n`;
    })
    .join('') +
  '  },\n';

const functionName = (direction: 'write' | 'read', protocol: Protocol, struct: string): string =>
  `${direction}_${protocol}_${struct}`;

/** One struct in one protocol. `out` and `input` are src/transports/thrift's writers and readers. */
class StructCode {
  private readonly isCompact: boolean;

  constructor(
    private readonly struct: ThriftStruct,
    private readonly protocol: Protocol,
    private readonly absent: Absent,
  ) {
    this.isCompact = protocol === 'compact';
  }

  get text(): string {
    const { fields } = this.struct;
    const writes = fields.map((field) => this.writeField(field)).join('');
    return (
      `function ${this.nameOf('write')}(out, m) {\n  let v;\n${this.isCompact ? '  let last = 0;\n' : ''}${writes}` +
      `  out.stop();\n}\n${this.readText()}`
    );
  }

  private nameOf(direction: 'write' | 'read', { name } = this.struct): string {
    return functionName(direction, this.protocol, name);
  }

  private writeField({ id, key, type }: ThriftField): string {
    const isList = type.kind === 'list' || type.kind === 'bytes-of-enum';
    const isOwn = this.absent === 'zero' ? ` && Object.hasOwn(m, '${key}')` : '';
    const isSet = `v != null${isOwn}${isList ? ' && v.length > 0' : ''}`;
    const wire = this.isCompact && type.kind === 'bool' ? '(v ? 1 : 2)' : String(this.wireOf(type));
    const head = this.isCompact ? `last = out.field(${wire}, ${id}, last);` : `out.field(${wire}, ${id});`;
    const value = this.isCompact && type.kind === 'bool' ? '' : ` ${this.writeValue(type, 'v')}`;
    const emptyMap = type.kind === 'map' ? ' && Object.keys(v).length > 0' : '';
    return `  if ((v = m.${key}), ${isSet}${emptyMap}) { ${head}${value} }\n`;
  }

  private wireOf(type: ThriftType): number {
    const wires = WIRE_TYPES[this.protocol];
    if (type.kind === 'enum') return wires.i32;
    if (type.kind === 'bytes-of-enum') return wires.binary;
    if (type.kind === 'struct' || type.kind === 'list' || type.kind === 'map') return wires[type.kind];
    return wires[SCALAR_WIRES[type.kind]];
  }

  private writeValue(type: ThriftType, value: string): string {
    switch (type.kind) {
      case 'struct':
        return `${this.nameOf('write', type.struct)}(out, ${value});`;
      case 'list':
        return `out.list(${this.wireOf(type.of)}, ${value}.length); for (const e of ${value}) { ${this.writeValue(type.of, 'e')} }`;
      case 'map':
        return (
          `out.map(${this.wireOf(type.key)}, ${this.wireOf(type.of)}, Object.keys(${value}).length); ` +
          `for (const [k, e] of Object.entries(${value})) { ${this.writeKey(type.key)} ${this.writeValue(type.of, 'e')} }`
        );
      case 'enum':
      case 'u32':
        return `out.i32(${value});`;
      case 'u64':
        return `out.i64(${value});`;
      case 'bytes-of-enum':
        return `out.binary(${value});`;
      case 'bool':
      case 'i32':
      case 'i64':
      case 'double':
      case 'string':
      case 'binary':
        return `out.${type.kind}(${value});`;
    }
  }

  /** Keys of protobufjs' maps are text; 64-bit keys are an eight-character hash of protobufjs. */
  private writeKey(key: ThriftType): string {
    if (key.kind === 'i64' || key.kind === 'u64') return `out.key64(k, ${key.kind === 'u64'});`;
    if (key.kind === 'bool') return "out.bool(k === 'true');";
    return key.kind === 'string' ? 'out.string(k);' : 'out.i32(Number(k));';
  }

  private readText(): string {
    const { struct, isCompact } = this;
    const make = struct.message === undefined ? '{}' : `new ${struct.name}()`;
    const head = isCompact
      ? 'const head = input.byte(), type = head & 15;\n    if (type === 0) return m;\n' +
        '    const id = last = head > 15 ? last + (head >> 4) : input.i16();\n'
      : 'const type = input.byte();\n    if (type === 0) return m;\n    const id = input.i16();\n';
    const cases = struct.fields.map((field) => this.readField(field)).join('');
    return (
      `function ${this.nameOf('read')}(input, depth) {\n  input.enter(depth);\n  const m = ${make};\n` +
      `${isCompact ? '  let last = 0;\n' : ''}  for (;;) {\n    ${head}` +
      `${cases === '' ? '' : `    switch (id) {\n${cases}    }\n`}    input.skipField(type, depth);\n  }\n}\n`
    );
  }

  private readField({ id, key, type, excludes }: ThriftField): string {
    const isBoolField = this.isCompact && type.kind === 'bool';
    const test = isBoolField ? 'type === 1 || type === 2' : `type === ${this.wireOf(type)}`;
    const value = isBoolField ? 'type === 1' : this.readValue(type, 'depth');
    const unset = excludes.map((each) => `delete m.${each}; `).join('');
    return `      case ${id}: if (${test}) { ${unset}m.${key} = ${value}; continue; } break;\n`;
  }

  private readValue(type: ThriftType, depth: string): string {
    switch (type.kind) {
      case 'struct':
        return `${this.nameOf('read', type.struct)}(input, ${depth} + 1)`;
      case 'list':
        return `input.list(${this.wireOf(type.of)}, () => ${this.readValue(type.of, depth)}, ${depth})`;
      case 'map':
        return `input.map([${this.wireOf(type.key)}, ${this.wireOf(type.of)}], () => [${this.readKey(type.key)}, ${this.readValue(type.of, depth)}], ${depth})`;
      case 'enum':
        return 'input.i32()';
      case 'bytes-of-enum':
        return 'Array.from(input.binary())';
      case 'bool':
      case 'i32':
      case 'u32':
      case 'i64':
      case 'u64':
      case 'double':
      case 'string':
      case 'binary':
        return `input.${type.kind}()`;
    }
  }

  private readKey(key: ThriftType): string {
    if (key.kind === 'i64' || key.kind === 'u64') return 'input.key64()';
    return this.readValue(key, 'depth');
  }
}
