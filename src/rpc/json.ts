/** Objects and arrays inside one another: no message comes near it, and what reads them recurses. */
export const JSON_DEPTH = 32;

/** any integer of fewer digits is a double exactly */
const LARGE_DIGITS = 16;

const isLargeInteger = (number: string): boolean => number.length >= LARGE_DIGITS && /^-?[1-9][0-9]{15,}$/.test(number);

/**
 * JSON whose integers survive JSON.parse: those that a double might round become text, which proto3 JSON takes for any
 * integer. One pass over the text, whatever it holds; what is no JSON is left for JSON.parse to refuse.
 * @throws Error when it is nested too deep
 */
export function quoteLargeIntegers(text: string): string {
  const parts: string[] = [];
  let taken = 0;
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at);
    const from = at++;
    if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') {
      if (++depth > JSON_DEPTH) throw new Error(`it is nested more than ${JSON_DEPTH} deep`);
    } else if (character === '}' || character === ']') depth--;
    else if (isOfNumber(character)) {
      at = endOfNumber(text, at);
      const number = text.slice(from, at);
      if (!isLargeInteger(number)) continue;
      parts.push(text.slice(taken, from), `"${number}"`);
      taken = at;
    }
  }
  return taken === 0 ? text : parts.join('') + text.slice(taken);
}

/** @param at after its first quote @returns where the text goes on after its last */
function endOfString(text: string, at: number): number {
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}

function endOfNumber(text: string, at: number): number {
  while (at < text.length && isOfNumber(text.charAt(at))) at++;
  return at;
}

const isOfNumber = (character: string): boolean => '0123456789-+.eE'.includes(character);
