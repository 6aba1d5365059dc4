import { isIP } from 'node:net';
import { z } from 'zod';

// What the text of a setting may be: types for config.ts.

/** Addresses that begin with the same bits. */
export interface Network {
  address: string;
  prefix: number;
  type: 'ipv4' | 'ipv6';
}

/** Digits only: other forms that Number() accepts (0x10, 1e3, " 5 ") are more often a mistake than meant. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
export const port = whole(0, 65535);
export const seconds = whole(1, 7 * 24 * 3600);
/** A list, separated by commas. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
);
export const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((text) => (text === '' ? undefined : text), type);

/** The result of `parse`; if it throws, its message is the reason why the setting is refused. */
export const read = <T>(parse: (text: string) => T) =>
  z.string().transform((text, context) => {
    try {
      return parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });
export const limit = (most: string) => optional(whole(1, 1_000_000).prefault(most));

/** `192.0.2.7`, `10.0.0.0/8`, `2001:db8::/32`: an address, or all that begin with the same bits. */
function networkOf(text: string): Network {
  const [address = '', bits, more] = text.split('/');
  const version = isIP(address);
  const widest = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? widest : /^\d{1,3}$/.test(bits) ? Number(bits) : NaN;
  if (version === 0 || more !== undefined || !(prefix <= widest)) throw new Error('holds what is no address');
  if (prefix === 0) throw new Error('trusts every address');
  return { address, prefix, type: version === 4 ? 'ipv4' : 'ipv6' };
}

/** A name, or an address with or without the brackets of a URL. */
export const host = read((text) => {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) === 0 && !/^[\w-]+(\.[\w-]+)*\.?$/.test(text)) throw new Error('is no address');
  return bare;
});

/** Networks between commas. */
export const networks = read((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map(networkOf),
);
