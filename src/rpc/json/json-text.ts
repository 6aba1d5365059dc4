/** Nesting of objects and arrays. Reading recurses, so it needs a limit; our own messages stay far below it. */
export const JSON_DEPTH = 32;

/** Integers of up to so many digits are exact as doubles. */
const EXACT_DIGITS = 15;

const codeOf = (character: string): number => character.charCodeAt(0);
const [ZERO, NINE, MINUS, POINT, UPPER_E, LOWER_E] = ['0', '9', '-', '.', 'E', 'e'].map(codeOf) as Codes<6>;
const [QUOTE, BACKSLASH, COMMA, COLON] = ['"', '\\', ',', ':'].map(codeOf) as Codes<4>;
const [BLANK, TAB, LINE_FEED, RETURN] = [' ', '\t', '\n', '\r'].map(codeOf) as Codes<4>;

type Codes<N extends number, Found extends number[] = []> = Found['length'] extends N
  ? Found
  : Codes<N, [...Found, number]>;

/** The brackets of an object or an array, as character codes. */
export interface Brackets {
  readonly open: number;
  readonly close: number;
  readonly what: string;
}
export const OBJECT: Brackets = { open: codeOf('{'), close: codeOf('}'), what: 'an object' };
export const ARRAY: Brackets = { open: codeOf('['), close: codeOf(']'), what: 'an array' };

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const LONE_SURROGATE = /\p{Surrogate}/u;

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/**
 * Reads a JSON text from beginning to end in one pass. Its caller asks for what has to come next by the message's type;
 * anything else is refused at the character where it begins.
 */
export class JsonText {
  private at = 0;
  /** where the current token begins, for errors */
  private begin = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  /** Enters an object or an array. @returns whether it holds anything @throws Error when none begins here */
  enter({ open, close, what }: Brackets): boolean {
    if (this.next() !== open) throw this.error(`${what} is expected`);
    if (++this.depth > JSON_DEPTH) throw this.error(`it is nested more than ${JSON_DEPTH} deep`);
    this.at++;
    return !this.leaves(close);
  }

  /**
   * To be called after a member or an item.
   * @returns whether another one follows; if not, the object or array is left
   */
  goesOn({ close, what }: Brackets): boolean {
    if (this.leaves(close)) return false;
    if (this.next() !== COMMA) throw this.error(`a comma or the end of ${what} is expected`);
    this.at++;
    return true;
  }

  /**
   * Reads a member's name and colon. The name has to be looked up: invalid ones (control characters) are not refused
   * here.
   * @throws Error
   */
  name(): string {
    if (this.next() !== QUOTE) throw this.error('the name of a field is expected');
    const { at } = this;
    const end = this.endOfString();
    const name = this.text.slice(at + 1, end);
    if (name.includes('\\')) return this.key();
    this.at = end + 1;
    this.takeColon(at);
    return name;
  }

  /** Reads a member's name and colon, as any valid string: a map's key. @throws Error */
  key(): string {
    const key = this.string();
    this.takeColon(this.begin);
    return key;
  }

  isString(): boolean {
    return this.next() === QUOTE;
  }

  /** A string value; a copy, so that it does not keep the whole text in memory. @throws Error */
  string(): string {
    if (this.next() !== QUOTE) throw this.error('a text is expected');
    const begin = this.at;
    const end = this.endOfString();
    const quoted = this.text.slice(begin, end + 1);
    let value: string;
    try {
      value = JSON.parse(quoted) as string;
    } catch (cause) {
      throw this.error('a text holds a control character or an escape that there is not', cause);
    }
    if (LONE_SURROGATE.test(value)) throw this.error('a text holds half a surrogate pair');
    this.at = end + 1;
    return value;
  }

  /** The text of a number. @throws Error */
  number(): string {
    this.next();
    NUMBER.lastIndex = this.at;
    const [found] = NUMBER.exec(this.text) ?? [];
    if (found === undefined) throw this.error('a number is expected');
    this.at += found.length;
    return found;
  }

  /** @returns undefined, and nothing is read, if no integer of up to 15 digits, bare or in quotes, is here */
  shortInteger(): number | undefined {
    const isQuoted = this.next() === QUOTE;
    const { text } = this;
    let at = isQuoted ? this.at + 1 : this.at;
    const isNegative = text.charCodeAt(at) === MINUS;
    if (isNegative) at++;
    const begin = at;
    let value = 0;
    let code = text.charCodeAt(at);
    for (; isDigit(code) && at - begin <= EXACT_DIGITS; code = text.charCodeAt(++at)) value = value * 10 + code - ZERO;
    const digits = at - begin;
    if (digits === 0 || digits > EXACT_DIGITS || (text.charCodeAt(begin) === ZERO && digits > 1)) return undefined;
    if (isQuoted ? code !== QUOTE : code === POINT || code === UPPER_E || code === LOWER_E) return undefined;
    this.at = isQuoted ? at + 1 : at;
    return isNegative && value !== 0 ? -value : value;
  }

  /** Reads `true`, `false` or `null` if it is here. @returns whether it is */
  takes(word: string): boolean {
    this.next();
    const isHere = this.text.startsWith(word, this.at);
    if (isHere) this.at += word.length;
    return isHere;
  }

  /** @throws Error when anything but blanks is left */
  requireEnd(): void {
    this.next();
    if (this.at < this.text.length) throw this.error('nothing more is expected');
  }

  /** An error to be thrown. @param what one sentence, in lower case, without a full stop */
  error(what: string, cause?: unknown): Error {
    return new Error(`${what}, at character ${this.begin + 1}`, cause === undefined ? undefined : { cause });
  }

  /** @param begin of the name before it: the position for errors until the value is read */
  private takeColon(begin: number): void {
    if (this.next() !== COLON) throw this.error('a colon is expected');
    this.at++;
    this.begin = begin;
  }

  /** Skips blanks. @returns the code of the next character, NaN at the end */
  private next(): number {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== BLANK && code !== LINE_FEED && code !== RETURN && code !== TAB) {
        this.begin = this.at;
        return code;
      }
      this.at++;
    }
  }

  private leaves(close: number): boolean {
    if (this.next() !== close) return false;
    this.depth--;
    this.at++;
    return true;
  }

  /** The index of the closing quote of the string that begins here. */
  private endOfString(): number {
    const { text } = this;
    for (let at = this.at + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) return at;
      if (code === BACKSLASH) at++;
    }
    throw this.error('a text begins and does not end');
  }
}
