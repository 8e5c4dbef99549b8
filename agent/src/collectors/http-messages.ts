/*
 * What Node's diagnostics channels hand over, checked as far as it is used. Node documents the channels, but not for
 * every version what the objects on them are.
 */

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A property of what may be no object at all. */
export function get(value: unknown, name: string): unknown {
  return isObject(value) ? Reflect.get(value, name) : undefined;
}

/** A response, or the headers of one; looked at by name, for the sake of V8's caches. */
interface Answer {
  statusCode?: unknown;
  ':status'?: unknown;
}

/** A status by its name in a message or its headers, where it may be text; undefined where there is none. */
export function statusIn(answer: unknown, name: keyof Answer): number | undefined {
  const { [name]: given }: Answer = isObject(answer) ? answer : {};
  const status = Number(given);
  return status >= 100 && status <= 999 ? status : undefined;
}

/** The socket of the session that a stream of HTTP/2 belongs to. */
export function socketOf(stream: object): unknown {
  return get(get(stream, 'session'), 'socket');
}
