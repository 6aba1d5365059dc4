import type { Locator, Page } from 'playwright-core';

export type Colour = readonly [red: number, green: number, blue: number];

/** A place of an element, as shares of its width and height. */
export type Place = readonly [x: number, y: number];

/** What stands in the page: it decodes the picture, since Node has no decoder for PNG. */
const SAMPLE = `async ([base64, places]) => {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  return places.map(([x, y]) =>
    [...context.getImageData(Math.floor(x * width), Math.floor(y * height), 1, 1).data].slice(0, 3));
}`;

/** The colours of an element at these places, each part from 0 to 255, as the browser draws it. */
export async function coloursAt(page: Page, element: Locator, places: readonly Place[]): Promise<Colour[]> {
  const png = (await element.screenshot({ animations: 'disabled' })).toString('base64');
  return page.evaluate<Colour[]>(`(${SAMPLE})(${JSON.stringify([png, places])})`);
}

/** WCAG's contrast ratio, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
