import { TAG_HEADER } from '../../../shared/request-tag.ts';
import type { Tag } from './tag-response.ts';

/** The methods that answer on a stream of HTTP/2, and where the headers stand among their arguments. */
const RESPOND: [name: string, place: number][] = [
  ['respond', 0],
  ['respondWithFile', 1],
  ['respondWithFD', 1],
];

/** Names of HTTP/2 are in lower case. */
const STREAM_HEADER = TAG_HEADER.toLowerCase();

/** Has a stream of HTTP/2 carry the header, whichever way it is answered. The application's own headers stay untouched. */
export function tagStream(stream: object, number: number, tag: Tag): void {
  for (const [name, place] of RESPOND) {
    const original: unknown = Reflect.get(stream, name);
    if (typeof original !== 'function') continue;
    Reflect.set(stream, name, function (this: unknown, ...given: unknown[]): unknown {
      const value = tag(number);
      if (value !== undefined) given[place] = withTag(given[place], value);
      return Reflect.apply(original, this, given);
    });
  }
}

/** A copy of the headers with one more; what are no headers is left for Node to refuse. */
function withTag(headers: unknown, value: string): unknown {
  if (headers === undefined) return { [STREAM_HEADER]: value };
  if (typeof headers !== 'object' || headers === null) return headers;
  if (Array.isArray(headers)) {
    // Which headers are sensitive is said by a symbol on the array.
    const symbols = Object.getOwnPropertySymbols(headers).map((symbol) => [symbol, Reflect.get(headers, symbol)]);
    return Object.assign([STREAM_HEADER, value, ...headers], Object.fromEntries(symbols));
  }
  // A header that the application passes on from another service stays, behind this one.
  const theirs: unknown = Object.hasOwn(headers, STREAM_HEADER) ? Reflect.get(headers, STREAM_HEADER) : undefined;
  const values = theirs === undefined ? value : [value, theirs].flat();
  return { __proto__: Object.getPrototypeOf(headers), ...headers, [STREAM_HEADER]: values };
}
