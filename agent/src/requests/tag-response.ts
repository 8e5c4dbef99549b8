import { TAG_HEADER } from '../../../shared/request-tag.ts';

/** What the header is to say of a request; undefined where its response is to be sent as it is. */
export type Tag = (number: number) => string | undefined;

/** A response of HTTP/1: makes its head of the status line, which ends in a line break, and the headers. */
interface Response {
  _storeHeader?: unknown;
}

/**
 * Has a response of HTTP/1 carry the header. It is added to the status line on its way into the head, by a method that
 * Node has for itself and calls in all versions, since all that is public would show: once a header has been set, Node 20
 * loses the repeated ones of an array that is given to `writeHead`, such as a second `Set-Cookie`, every version refuses an
 * array of pairs, and it stands in `getHeaders()`. A Node that did without the method would send no header of ours.
 */
export function tagResponse(given: object, number: number, tag: Tag): void {
  const response: Response = given;
  const original = response._storeHeader;
  if (typeof original !== 'function') return;
  response._storeHeader = function (this: unknown, statusLine: unknown, ...rest: unknown[]): unknown {
    const value = tag(number);
    const isTagged = value !== undefined && typeof statusLine === 'string' && statusLine.endsWith('\r\n');
    const head = isTagged ? `${statusLine}${TAG_HEADER}: ${value}\r\n` : statusLine;
    return Reflect.apply(original, this, [head, ...rest]);
  };
}
