import { MAX_ID_LENGTH, MAX_TEXT_LENGTH, MAX_TIME_MS } from './limits.ts';

/** What a peer sent breaks the protocol. The message is a full sentence that a person may read. */
export class ProtocolError extends Error {
  override name = 'ProtocolError';
}

export type Fields = Record<string, unknown>;

/** Parses one JSON object. `what` names it in the error, as in "The message is not valid JSON." */
export function parseObject(text: string, what: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProtocolError(`${what} is not valid JSON.`);
  }
  return asObject(value, what);
}

export function asObject(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ProtocolError(`${what} is not an object.`);
  }
  return value as Fields;
}

/** An own field of the object: inherited ones, such as `constructor`, do not count. */
export function field(object: Fields, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

export function asArray(value: unknown, what: string, maxLength: number): unknown[] {
  if (!Array.isArray(value)) throw new ProtocolError(`${what} is not a list.`);
  if (value.length > maxLength) {
    throw new ProtocolError(`${what} has ${value.length} entries; at most ${maxLength} are allowed.`);
  }
  return value;
}

function asString(value: unknown, what: string, maxLength: number): string {
  if (typeof value !== 'string') throw new ProtocolError(`${what} is not a text.`);
  if (value.length > maxLength) {
    throw new ProtocolError(`${what} has ${value.length} characters; at most ${maxLength} are allowed.`);
  }
  return value;
}

/** A name that things are found by: not empty, at most `MAX_ID_LENGTH` characters. */
export function asId(value: unknown, what: string): string {
  const id = asString(value, what, MAX_ID_LENGTH);
  if (id === '') throw new ProtocolError(`${what} is empty.`);
  return id;
}

/** Text for a person, at most `MAX_TEXT_LENGTH` characters. */
export function asText(value: unknown, what: string): string {
  return asString(value, what, MAX_TEXT_LENGTH);
}

/** A number that is neither NaN nor infinite, within [min, max]. */
export function asNumber(value: unknown, what: string, min = -Infinity, max = Infinity): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ProtocolError(`${what} is not a number.`);
  if (value < min || value > max) throw new ProtocolError(`${what} is ${value}, which is out of range.`);
  return value;
}

export function asInteger(value: unknown, what: string, min = 0, max = Number.MAX_SAFE_INTEGER): number {
  const number = asNumber(value, what, min, max);
  if (!Number.isInteger(number)) throw new ProtocolError(`${what} is ${number}, which is not a whole number.`);
  return number;
}

/** A time in milliseconds since the epoch that a date can have. */
export function asTime(value: unknown, what: string): number {
  return asNumber(value, what, 0, MAX_TIME_MS);
}

/** One of a closed set of names. */
export function asOneOf<Name extends string>(value: unknown, names: readonly Name[], what: string): Name {
  const found = names.find((name) => name === value);
  if (found === undefined) {
    const given = typeof value === 'string' ? `"${value.slice(0, 40)}"` : typeof value;
    throw new ProtocolError(`${what} is ${given}; known are ${names.join(', ')}.`);
  }
  return found;
}
