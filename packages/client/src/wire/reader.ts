/** The wire type of text, bytes, messages and packed lists. */
export const LENGTH_DELIMITED = 2;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads protobuf's wire format. Every method throws RangeError where the bytes end too soon or make no sense. */
export class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** @returns an unsigned integer below 2^64 */
  varint(): bigint {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return BigInt(value);
    }
    let large = BigInt(value);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      large |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, large);
    }
    throw new RangeError('a varint of more than 10 bytes');
  }

  /** The bytes of a length-delimited field: a view, not a copy. */
  block(): Uint8Array {
    return this.take(Number(this.varint()));
  }

  text(): string {
    return utf8.decode(this.block());
  }

  /** Passes over a field that the table doesn't have: one of a later proto. */
  skip(wireType: number): void {
    if (wireType === 0) this.varint();
    else if (wireType === 1) this.take(8);
    else if (wireType === LENGTH_DELIMITED) this.block();
    else if (wireType === 5) this.take(4);
    else throw new RangeError(`wire type ${wireType}`);
  }

  private byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError('the bytes end within a field');
    return byte;
  }

  private take(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.bytes.length) throw new RangeError('the bytes end within a field');
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }
}
