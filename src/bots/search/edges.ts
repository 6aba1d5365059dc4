const { imul } = Math;

// values of discs on an edge, in about hundredths of a disc; a corner belongs to two edges
const CORNER = 450;
const BESIDE_EMPTY_CORNER = -200;
const JOINED_TO_CORNER = 180;
const ELSEWHERE = 20;

const SQUARES = [0, 1, 2, 3, 4, 5, 6, 7];

/** Whether a disc can't be flipped along the edge: own discs reach from it to a corner, or the edge is full. */
function isFast(own: number, occupied: number, square: number): boolean {
  if (occupied === 255) return true;
  const before = (2 << square) - 1;
  const after = 255 & ~((1 << square) - 1);
  return (own & before) === before || (own & after) === after;
}

function worthOf(own: number, occupied: number): number {
  let worth = 0;
  for (const square of SQUARES) {
    if (!((own >> square) & 1)) continue;
    if (square % 7 === 0) worth += CORNER;
    else if (isFast(own, occupied, square)) worth += JOINED_TO_CORNER;
    else if (square === 1 || square === 6) worth += occupied & (square === 1 ? 1 : 128) ? 0 : BESIDE_EMPTY_CORNER;
    else worth += ELSEWHERE;
  }
  return worth;
}

/** Value of an edge for the side that owns `own`, at the index own << 8 | their, eight bits each. */
export const edgeWorth = new Int16Array(65536);
for (let own = 0; own < 256; own++)
  for (let their = 0; their < 256; their++)
    if ((own & their) === 0) edgeWorth[(own << 8) | their] = worthOf(own, own | their) - worthOf(their, own | their);

/** The first column of a half as four bits, one a row: the multiplication moves bits 0, 8, 16 and 24 to the top. */
export function firstColumn(half: number): number {
  return imul(half & 0x01010101, 0x10204080) >>> 28;
}
