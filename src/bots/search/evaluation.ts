import { bitCount } from './bits.ts';
import { edgeWorth, firstColumn } from './edges.ts';
import type { Line } from './line.ts';

// in about hundredths of a disc
const MOVE = 100;
const OPEN_NEIGHBOUR = 40;
const ON_SLANT_TO_EMPTY_CORNER = 500;

const NOT_FIRST_COLUMN = 0xfefefefe | 0;
const NOT_LAST_COLUMN = 0x7f7f7f7f;

/** Each corner and its diagonal neighbour, as bits of a half: two of the low half, two of the high half. */
const CORNERS = Int32Array.of(1 << 0, 1 << 7, 1 << 24, 1 << 31);
const SLANTS = Int32Array.of(1 << 9, 1 << 14, 1 << 17, 1 << 22);

/**
 * The value of a position for the side to move: mobility, empty squares beside its discs (where the other side may get
 * moves), edges, and discs diagonally beside empty corners.
 * @param ply its moves have to be found already; the ply after it is overwritten
 */
export function evaluate(line: Line, ply: number): number {
  line.pass(ply);
  line.findMoves(ply + 1);
  const moves = MOVE * (line.mobility(ply) - line.mobility(ply + 1));
  const open = OPEN_NEIGHBOUR * (openNeighbours(line, ply + 1) - openNeighbours(line, ply));
  return moves + open + edges(line, ply) + slants(line, ply);
}

/** Empty squares next to discs of the side to move. */
function openNeighbours(line: Line, ply: number): number {
  const lo = line.ownLo[ply]!;
  const hi = line.ownHi[ply]!;
  const wideLo = lo | ((lo & NOT_LAST_COLUMN) << 1) | ((lo & NOT_FIRST_COLUMN) >>> 1);
  const wideHi = hi | ((hi & NOT_LAST_COLUMN) << 1) | ((hi & NOT_FIRST_COLUMN) >>> 1);
  const aroundLo = wideLo | (wideLo << 8) | (wideLo >>> 8) | (wideHi << 24);
  const aroundHi = wideHi | (wideHi << 8) | (wideHi >>> 8) | (wideLo >>> 24);
  return bitCount(aroundLo & ~(lo | line.theirLo[ply]!)) + bitCount(aroundHi & ~(hi | line.theirHi[ply]!));
}

function edges(line: Line, ply: number): number {
  const ownLo = line.ownLo[ply]!;
  const ownHi = line.ownHi[ply]!;
  const theirLo = line.theirLo[ply]!;
  const theirHi = line.theirHi[ply]!;
  const ownLeft = firstColumn(ownLo) | (firstColumn(ownHi) << 4);
  const theirLeft = firstColumn(theirLo) | (firstColumn(theirHi) << 4);
  const ownRight = firstColumn(ownLo >>> 7) | (firstColumn(ownHi >>> 7) << 4);
  const theirRight = firstColumn(theirLo >>> 7) | (firstColumn(theirHi >>> 7) << 4);
  return (
    edgeWorth[((ownLo & 255) << 8) | (theirLo & 255)]! +
    edgeWorth[((ownHi >>> 24) << 8) | (theirHi >>> 24)]! +
    edgeWorth[(ownLeft << 8) | theirLeft]! +
    edgeWorth[(ownRight << 8) | theirRight]!
  );
}

function slants(line: Line, ply: number): number {
  let worth = 0;
  for (let corner = 0; corner < 4; corner++) {
    const own = corner < 2 ? line.ownLo[ply]! : line.ownHi[ply]!;
    const their = corner < 2 ? line.theirLo[ply]! : line.theirHi[ply]!;
    if (((own | their) & CORNERS[corner]!) !== 0) continue;
    if ((own & SLANTS[corner]!) !== 0) worth -= ON_SLANT_TO_EMPTY_CORNER;
    if ((their & SLANTS[corner]!) !== 0) worth += ON_SLANT_TO_EMPTY_CORNER;
  }
  return worth;
}
