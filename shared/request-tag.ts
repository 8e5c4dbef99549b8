import { MAX_ID_LENGTH, MAX_TAG_LENGTH } from './limits.ts';

/** The response header by which an agent tells which process has served a request, and where to ask for more. */
export const TAG_HEADER = 'Procscope';

/** What the header says. */
export interface RequestTag {
  /** The instance id of the service. */
  instance: string;
  /** The number under which the process knows the request. */
  number: number;
  /** The agent's port; left out where the agent answers on the port that served the request. */
  port?: number;
  /** The agent's path; left out where it is the usual one. */
  path?: string;
}

/** All of the header but the number, which alone differs from one response to the next. */
export function tagPrefix({ instance, port, path }: Omit<RequestTag, 'number'>): string {
  const parts = [`i=${encode(instance)}`];
  if (port !== undefined) parts.push(`p=${port}`);
  if (path !== undefined) parts.push(`path=${encode(path)}`);
  return `${parts.join('; ')}; n=`;
}

/** Writes the header, such as `i=6f9a; p=7575; n=81236`. */
export function formatTag(tag: RequestTag): string {
  return `${tagPrefix(tag)}${tag.number}`;
}

/** A path on the same host: `//` and `/\` begin the name of another. */
const PATH = /^\/(?![/\\])[^\s?#]*$/;

/**
 * Reads the header, which anybody may have written. `undefined` where a field is not as `formatTag` writes it, is there
 * twice or is missing; the order does not matter, and fields of other names are left alone.
 */
export function parseTag(header: string): RequestTag | undefined {
  if (header.length > MAX_TAG_LENGTH) return undefined;
  const fields = new Map<string, string>();
  for (const part of header.split(';')) {
    const [, name, value] = /^ *([a-z]+)=([^ ]*) *$/.exec(part) ?? [];
    if (name === undefined || value === undefined || fields.has(name)) return undefined;
    fields.set(name, value);
  }
  const instance = decode(fields.get('i'));
  const number = wholeNumber(fields.get('n'), Number.MAX_SAFE_INTEGER);
  if (instance === undefined || instance === '' || instance.length > MAX_ID_LENGTH || number === undefined) {
    return undefined;
  }
  const port = wholeNumber(fields.get('p'), 65_535);
  const path = decode(fields.get('path'));
  if (fields.has('p') && !port) return undefined;
  if (fields.has('path') && (path === undefined || !PATH.test(path))) return undefined;
  return { instance, number, ...(port === undefined ? {} : { port }), ...(path === undefined ? {} : { path }) };
}

/** Stands for half of a surrogate pair, which has no code at all. Written by its number, as in `agent/src/check.ts`. */
const REPLACEMENT = String.fromCodePoint(0xfffd);

/** A header holds neither what separates its fields nor anything beyond ASCII. */
const encode = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, REPLACEMENT));

/** What `encode` has written; undefined for anything else. */
function decode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    const decoded = decodeURIComponent(text);
    return encode(decoded) === text ? decoded : undefined;
  } catch {
    return undefined;
  }
}

function wholeNumber(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^(?:0|[1-9]\d{0,15})$/.test(text)) return undefined;
  const number = Number(text);
  return number <= most ? number : undefined;
}
