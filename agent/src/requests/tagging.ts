import { TAG_HEADER } from '../../../shared/request-tag.ts';

/** What the header is to say of a request; undefined where its response is to be sent as it is. */
export type Tag = (number: number) => string | undefined;

/** Of a response of HTTP/1: makes its head of the status line, which ends in a line break, and the headers. */
interface Response {
  _storeHeader?: unknown;
}

/**
 * Has a response of HTTP/1 carry the header. It is added to the status line on its way into the head, by a method that
 * Node has for itself and calls in all versions, since all that is public would show: once a header has been set, Node 20
 * loses the repeated ones of an array that is given to `writeHead`, such as a second `Set-Cookie`, every version refuses an
 * array of pairs, and it stands in `getHeaders()`. A Node that did without the method would send no header of ours.
 */
export function tagResponse(response: Response, number: number, tag: Tag): void {
  const original = response._storeHeader;
  if (typeof original !== 'function') return;
  response._storeHeader = function (this: unknown, statusLine: unknown, ...rest: unknown[]): unknown {
    const value = tag(number);
    const isTagged = value !== undefined && typeof statusLine === 'string' && statusLine.endsWith('\r\n');
    const head = isTagged ? `${statusLine}${TAG_HEADER}: ${value}\r\n` : statusLine;
    return Reflect.apply(original, this, [head, ...rest]);
  };
}

/** The methods that answer on a stream of HTTP/2, and where the headers stand among their arguments. */
const RESPOND: [name: string, place: number][] = [
  ['respond', 0],
  ['respondWithFile', 1],
  ['respondWithFD', 1],
];

/** Names of HTTP/2 are in lower case. */
const STREAM_HEADER = TAG_HEADER.toLowerCase();

/** Has a stream of HTTP/2 carry it. */
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
