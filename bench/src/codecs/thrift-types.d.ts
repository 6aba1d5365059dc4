// What the npm package has of Apache Thrift's protocols, as far as it is used here: it ships no types.
declare module 'thrift' {
  import type { Server } from 'node:net';

  namespace thrift {
    class Int64 {
      /** @param buffer its eight bytes, the highest first */
      constructor(buffer: Uint8Array);
      readonly buffer: Uint8Array;
      toNumber(): number;
    }

    class TFramedTransport {
      /** @param onFlush is given the frame: its length in 4 bytes, then what was written */
      constructor(bytes?: Uint8Array, onFlush?: (frame: Buffer) => void);
      flush(): void;
    }

    interface TProtocol {
      flush(): void;
      writeMessageBegin(name: string, type: number, seqId: number): void;
      writeMessageEnd(): void;
      readMessageBegin(): { fname: string; mtype: number; rseqid: number };
      readMessageEnd(): void;
      writeStructBegin(name: string): void;
      writeStructEnd(): void;
      writeFieldBegin(name: string, type: number, id: number): void;
      writeFieldEnd(): void;
      writeFieldStop(): void;
      writeListBegin(type: number, size: number): void;
      writeListEnd(): void;
      writeMapBegin(key: number, value: number, size: number): void;
      writeMapEnd(): void;
      writeBool(value: boolean): void;
      writeDouble(value: number): void;
      writeI32(value: number): void;
      writeI64(value: number | Int64): void;
      writeString(value: string): void;
      writeBinary(value: Buffer): void;
      readStructBegin(): void;
      readStructEnd(): void;
      readFieldBegin(): { ftype: number; fid: number };
      readFieldEnd(): void;
      readListBegin(): { etype: number; size: number };
      readListEnd(): void;
      readMapBegin(): { ktype: number; vtype: number; size: number };
      readMapEnd(): void;
      readBool(): boolean;
      readDouble(): number;
      readI32(): number;
      readI64(): Int64;
      readString(): string;
      readBinary(): Buffer;
      skip(type: number): void;
    }

    type ProtocolClass = new (transport: TFramedTransport) => TProtocol;
    const TBinaryProtocol: ProtocolClass;
    const TCompactProtocol: ProtocolClass;
    const Thrift: {
      Type: Record<'STOP' | 'BOOL' | 'DOUBLE' | 'I32' | 'I64' | 'STRING' | 'STRUCT' | 'MAP' | 'LIST', number>;
      MessageType: Record<'CALL' | 'REPLY' | 'EXCEPTION', number>;
    };

    interface Processor {
      /** Reads one message, and writes its answer when the handler has one. @throws of an input that is at its end */
      process(input: TProtocol, output: TProtocol): void;
    }

    /** @param processor as Thrift's compiler makes one of a service */
    function createServer<Handler>(
      processor: new (handler: Handler) => Processor,
      handler: Handler,
      options: { transport: typeof TFramedTransport; protocol: ProtocolClass },
    ): Server;
  }

  export = thrift;
}
