// What the npm package has of Apache Thrift's protocols, as far as it is used here: it ships no types.
declare module 'thrift' {
  namespace thrift {
    class Int64 {
      toNumber(): number;
    }

    class TFramedTransport {
      /** @param onFlush is given the frame: its length in 4 bytes, then what was written */
      constructor(bytes?: Uint8Array, onFlush?: (frame: Buffer) => void);
      flush(): void;
    }

    interface TProtocol {
      writeStructBegin(name: string): void;
      writeStructEnd(): void;
      writeFieldBegin(name: string, type: number, id: number): void;
      writeFieldEnd(): void;
      writeFieldStop(): void;
      writeListBegin(type: number, size: number): void;
      writeListEnd(): void;
      writeI32(value: number): void;
      writeI64(value: number): void;
      writeString(value: string): void;
      writeBinary(value: Buffer): void;
      readStructBegin(): void;
      readStructEnd(): void;
      readFieldBegin(): { ftype: number; fid: number };
      readFieldEnd(): void;
      readListBegin(): { etype: number; size: number };
      readListEnd(): void;
      readI32(): number;
      readI64(): Int64;
      readString(): string;
      readBinary(): Buffer;
      skip(type: number): void;
    }

    type ProtocolClass = new (transport: TFramedTransport) => TProtocol;
    const TBinaryProtocol: ProtocolClass;
    const TCompactProtocol: ProtocolClass;
    const Thrift: { Type: Record<'STOP' | 'I32' | 'I64' | 'STRING' | 'STRUCT' | 'LIST', number> };
  }

  export = thrift;
}
