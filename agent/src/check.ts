import { MAX_ID_LENGTH, MAX_TEXT_LENGTH } from '../../shared/limits.ts';

/** What a value is, for an error that tells the caller what came instead: `"7"`, `-1`, `null`, `an array`, `a function`. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(clip(value, 60));
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Written by its number: one letter beyond Latin-1 in the package, and V8 keeps all of its source at two bytes a letter. */
const ELLIPSIS = String.fromCodePoint(0x2026);

/** Cuts text that is longer than `length`, between two characters, with an ellipsis in the last place. */
export function clip(text: string, length = MAX_TEXT_LENGTH): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  // Half of an emoji would show as a replacement character.
  return `${/\p{Surrogate}$/u.test(cut) ? cut.slice(0, -1) : cut}${ELLIPSIS}`;
}

/** An object that is neither an array nor null, or a `TypeError`. */
export function checkObject(value: unknown, what: string): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${what} must be an object; it is ${describe(value)}.`);
  }
  return value;
}

/** A name that things are found by, or a `TypeError`. */
export function checkId(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new TypeError(`${what} must be a string that is not empty; it is ${describe(value)}.`);
  }
  if (value.length > MAX_ID_LENGTH) {
    throw new TypeError(`${what} has ${value.length} characters; at most ${MAX_ID_LENGTH} are allowed.`);
  }
  return value;
}

/** Text for a person, cut to what the protocol carries, or a `TypeError`. */
export function checkText(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new TypeError(`${what} must be a string; it is ${describe(value)}.`);
  return clip(value);
}

/** A number within [min, max], or a `TypeError` that names the unit. */
export function checkNumber(value: unknown, what: string, min: number, max: number, unit: string): number {
  if (typeof value !== 'number' || !(value >= min && value <= max)) {
    throw new TypeError(`${what} must be a number of ${unit} from ${min} to ${max}; it is ${describe(value)}.`);
  }
  return value;
}

/** A whole number within [min, max], or a `TypeError`. */
export function checkInteger(value: unknown, what: string, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw new TypeError(`${what} must be a whole number from ${min} to ${max}; it is ${describe(value)}.`);
  }
  return value;
}

/** A list whose entries `check` accepts, or a `TypeError`. */
export function checkList<Entry>(
  value: unknown,
  what: string,
  check: (entry: unknown, what: string) => Entry,
): Entry[] {
  if (!Array.isArray(value)) throw new TypeError(`${what} must be an array; it is ${describe(value)}.`);
  return value.map((entry) => check(entry, `An entry of ${what}`));
}
