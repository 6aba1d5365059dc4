import { DARK, LIGHT } from '../../bench/src/report/charts/palette.ts';
import { transportCalled, TRANSPORTS } from '../../bench/src/transports.ts';

type Triple = [number, number, number];

const PAGES = { light: { colours: LIGHT, page: '#ffffff' }, dark: { colours: DARK, page: '#12161c' } } as const;
/** of CIE 1976, in which 2.3 is about what an eye sees side by side */
const APART = 20;
/** of lightness alone, for who sees or prints in grey */
const APART_IN_GREY = 9;
/** WCAG 2.2, 1.4.11: of graphics */
const CONTRAST = 3;

const linearOf = (hex: string): Triple =>
  [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Triple;

const times = (matrix: readonly Triple[], [r, g, b]: Triple): Triple =>
  matrix.map(([x, y, z]) => x * r + y * g + z * b) as Triple;

/** Machado, Oliveira and Fernandes 2009, deuteranopia, on linear light */
const withoutGreen = (rgb: Triple): Triple =>
  times(
    [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
    rgb,
  ).map((share) => Math.min(1, Math.max(0, share))) as Triple;

/** CIE L*a*b* of linear sRGB, D65 */
function labOf(rgb: Triple): Triple {
  const [x, y, z] = times(
    [
      [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
    ],
    rgb,
  ).map((share) => (share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116)) as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (one: Triple, other: Triple) => Math.hypot(...one.map((value, at) => value - (other[at] as number)));
const luminance = ([r, g, b]: Triple) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

describe.each(Object.entries(PAGES))('%s: the colours of transports', (_, { colours, page }) => {
  const all = TRANSPORTS.map((name) => ({ name, rgb: linearOf(colours[name]) }));
  const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other) => ({ one, other })));
  const apart = (measure: (one: Triple, other: Triple) => number, least: number, of = pairs) =>
    of
      .map(({ one, other }) => ({ pair: `${one.name}, ${other.name}`, apart: measure(one.rgb, other.rgb) }))
      .filter((each) => each.apart < least);

  test('differ for who sees no green, any two of them', () => {
    expect(apart((one, other) => distance(labOf(withoutGreen(one)), labOf(withoutGreen(other))), APART)).toEqual([]);
  });

  test('differ for everyone else, any two of them', () => {
    expect(apart((one, other) => distance(labOf(one), labOf(other)), APART)).toEqual([]);
  });

  test('neighbours differ in grey', () => {
    const neighbours = all.slice(1).map((other, at) => ({ one: all[at] as (typeof all)[number], other }));
    const inGrey = (one: Triple, other: Triple) => Math.abs(labOf(one)[0] - labOf(other)[0]);
    expect(apart(inGrey, APART_IN_GREY, neighbours)).toEqual([]);
  });

  test('stand out from the page', () => {
    const behind = luminance(linearOf(page));
    const contrasts = all.map(({ name, rgb }) => {
      const [dim, bright] = [behind, luminance(rgb)].sort((one, other) => one - other) as [number, number];
      return { name, contrast: (bright + 0.05) / (dim + 0.05) };
    });
    expect(contrasts.filter(({ contrast }) => contrast < CONTRAST)).toEqual([]);
  });
});

test('every transport has a colour, a dash and a marker that no other one has', () => {
  const all = TRANSPORTS.map(transportCalled);
  for (const of of [
    all.map(({ colour }) => colour),
    all.map(({ dash }) => dash.join()),
    all.map(({ marker }) => marker),
  ])
    expect(new Set(of).size).toBe(TRANSPORTS.length);
});
