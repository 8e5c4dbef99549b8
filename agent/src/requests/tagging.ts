import { TAG_HEADER } from '../../../shared/request-tag.ts';

/** The value of the header that a response is to have, kept on the response itself. */
const TAG = Symbol('procscope.tag');

/**
 * Has a response of HTTP/1 carry the header, whichever way the application writes its own. It goes in when these are
 * written and not before: once a header has been set, Node takes an array of headers in another way, in which version 20
 * loses repeated ones, such as a second `Set-Cookie`, and all versions refuse an array of pairs.
 */
export function tagResponse(response: object, value: string): void {
  Reflect.set(response, TAG, value);
  Reflect.set(response, 'writeHead', writeTaggedHead);
}

/** Has a stream of HTTP/2 carry it. */
export function tagStream(stream: object, value: string): void {
  Reflect.set(stream, TAG, value);
  for (const [name, respond] of Object.entries(RESPOND)) Reflect.set(stream, name, respond);
}

/** `writeHead(status, [reason], [headers])`. */
function writeTaggedHead(this: object, ...given: unknown[]): unknown {
  const [status, first, second] = given;
  const hasReason = typeof first === 'string' || (second !== undefined && second !== null);
  const value = tagOf(this);
  const tagged = hasReason
    ? [status, first, withTag(second, TAG_HEADER, value)]
    : [status, withTag(first, TAG_HEADER, value)];
  return Reflect.apply(inherited(this, 'writeHead'), this, tagged);
}

/** The headers stand last but one in the first of these, and in the others after the file. */
const RESPOND = {
  respond: respondWith('respond', 0),
  respondWithFile: respondWith('respondWithFile', 1),
  respondWithFD: respondWith('respondWithFD', 1),
};

function respondWith(name: string, place: number) {
  return function (this: object, ...given: unknown[]): unknown {
    const tagged = Array.from({ length: Math.max(given.length, place + 1) }, (_, index) => given[index]);
    // Names of HTTP/2 are in lower case.
    tagged[place] = withTag(given[place], TAG_HEADER.toLowerCase(), tagOf(this));
    return Reflect.apply(inherited(this, name), this, tagged);
  };
}

/** The headers with one more, in the form in which they are: an object, a list of names and values, or one of pairs. */
function withTag(headers: unknown, name: string, value: string): unknown {
  if (headers === undefined || headers === null) return { [name]: value };
  if (typeof headers !== 'object') return headers;
  if (!Array.isArray(headers)) return { ...headers, [name]: value };
  if (Array.isArray(headers[0])) return [...headers, [name, value]];
  // Node refuses a name without a value, which is for the application to hear of.
  return headers.length % 2 === 0 ? [...headers, name, value] : headers;
}

function tagOf(message: object): string {
  return String(Reflect.get(message, TAG));
}

/** What the application would have called; it may have put another prototype under the message, as Express does. */
function inherited(message: object, name: string): CallableFunction {
  return Reflect.get(Object.getPrototypeOf(message), name);
}
