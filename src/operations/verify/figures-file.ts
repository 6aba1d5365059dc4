import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Id } from '../../rpc/wire-id.ts';
import { type Figures, FIGURES, NEW_PLAYER } from './figures.ts';

/** users whose records are read and written at once */
const BLOCK = 64;
const ID_BYTES = 8;
const RECORD_BYTES = FIGURES * 8;
const BLOCK_BYTES = BLOCK * (ID_BYTES + RECORD_BYTES);

/** blocks in memory, of 4.5 KiB each */
const CACHED_BLOCKS = 4096;

class Block {
  private readonly bytes = new Uint8Array(BLOCK_BYTES);
  readonly ids = new BigInt64Array(this.bytes.buffer, 0, BLOCK);
  private readonly figures = new Float64Array(this.bytes.buffer, BLOCK * ID_BYTES, BLOCK * FIGURES);

  constructor(readonly number: number) {}

  at(index: number): Figures {
    return this.figures.subarray(index * FIGURES, (index + 1) * FIGURES);
  }

  /** @returns the index of the user's record; -1: there is none */
  find(id: bigint): number {
    return this.ids.indexOf(id);
  }

  read(file: number): void {
    readSync(file, this.bytes, 0, BLOCK_BYTES, this.number * BLOCK_BYTES);
  }

  write(file: number): void {
    writeSync(file, this.bytes, 0, BLOCK_BYTES, this.number * BLOCK_BYTES);
  }
}

/**
 * Figures of all users, in a temporary file with a cache of a fixed size, since there may be more users than memory is
 * to be used for. In memory is also the first id of each block: 8 bytes for 64 users. File access is synchronous: this
 * is for a command, not for a server.
 */
export class FiguresFile {
  private readonly file: number;
  /** the first id of each block, ascending */
  private readonly firstIds: bigint[] = [];
  private readonly blocks: LRUCache<number, Block>;
  private users = 0;

  /** @param cachedBlocks at least 2, so that the records of two users can be changed together */
  constructor(cachedBlocks = CACHED_BLOCKS) {
    const folder = mkdtempSync(path.join(tmpdir(), 'othello-verify-'));
    try {
      this.file = openSync(path.join(folder, 'figures'), 'w+', 0o600);
    } finally {
      rmSync(folder, { recursive: true }); // the open file stays until it is closed, however the process ends
    }
    this.blocks = new LRUCache({ max: cachedBlocks, dispose: (block) => block.write(this.file) });
  }

  /** Adds a user with the figures of a new one. @param id higher than all before */
  append(id: Id): void {
    const index = this.users++ % BLOCK;
    const number = this.firstIds.length - (index === 0 ? 0 : 1);
    if (index === 0) {
      this.firstIds.push(BigInt(id));
      this.blocks.set(number, new Block(number));
    }
    const block = this.block(number);
    block.ids[index] = BigInt(id);
    block.at(index).set(NEW_PLAYER);
  }

  /**
   * @returns the user's figures, to be changed in place before the next user but one is read; undefined: there is no such user
   */
  get(id: Id): Figures | undefined {
    const wanted = BigInt(id);
    const number = this.blockOf(wanted);
    if (number < 0) return undefined;
    const block = this.block(number);
    const index = block.find(wanted);
    return index < 0 ? undefined : block.at(index);
  }

  close(): void {
    closeSync(this.file);
  }

  private block(number: number): Block {
    const cached = this.blocks.get(number);
    if (cached) return cached;
    const block = new Block(number);
    block.read(this.file);
    this.blocks.set(number, block);
    return block;
  }

  /** The last block whose first id is not above the wanted one: -1 when there is none. */
  private blockOf(wanted: bigint): number {
    let low = 0;
    let high = this.firstIds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.firstIds[middle] ?? 0n) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
