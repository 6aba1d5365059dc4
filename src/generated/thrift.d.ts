// Made from proto/othello.proto: npm run gen.

/** A struct's functions by its name; `out` and `input` are writers and readers of src/transports/thrift. */
export interface StructFunctions {
  write: Readonly<Record<string, (out: never, message: object) => void>>;
  read: Readonly<Record<string, (input: never, depth: number) => object>>;
}

/** @param classOf protobufjs' class of a message, by its path in the package */
export function thriftCodec(classOf: (message: string) => new () => object): {
  binary: StructFunctions;
  compact: StructFunctions;
};
