import { parse, View } from 'vega';
import { compile, type Config, type TopLevelSpec } from 'vega-lite';
import { INK, LINE, QUIET } from './palette.ts';

/** px; on a phone a chart is about as wide, and its text as large; a desk sets two side by side */
export const WIDTH = 330;
/** px: 12 or more where a phone is 360 wide */
export const FONT_SIZE = 13.5;

const config: Config = {
  background: 'transparent',
  font: 'system-ui, sans-serif',
  view: { stroke: null },
  text: { color: INK, fontSize: FONT_SIZE },
  axis: {
    labelColor: QUIET,
    titleColor: QUIET,
    labelFontSize: FONT_SIZE,
    titleFontSize: FONT_SIZE,
    titleFontWeight: 'normal',
    gridColor: LINE,
    domainColor: LINE,
    tickColor: LINE,
  },
};

/**
 * A drawing in the page's colours. The same spec gives the same bytes: ids are numbered within the drawing.
 * @param id prefix of its ids, one a drawing in a page
 * @param alternative what it shows, for who doesn't see it
 */
export async function drawSvg(spec: TopLevelSpec, { id, alternative }: { id: string; alternative: string }) {
  const view = new View(parse(compile(spec, { config }).spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  const [, width = '', height = ''] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const ids = new Map<string, string>();
  const own = (found: string): string => {
    if (!ids.has(found)) ids.set(found, `${id}-${ids.size + 1}`);
    return ids.get(found) as string;
  };
  return svg
    .replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, '') // the whole is one image with one text
    .replace(/^<svg[^>]*>/, `<svg role="img" aria-label="${escaped(alternative)}" viewBox="0 0 ${width} ${height}">`)
    .replace(/ id="([^"]+)"/g, (_, found: string) => ` id="${own(found)}"`)
    .replace(/url\(#([^)]+)\)/g, (_, found: string) => `url(#${own(found)})`);
}

export const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
