/**
 * Which pages a profile belongs to: `scheme://host/path`, where `*` stands for any run of characters within its part, as
 * in `http://localhost:3000/*`. A pattern without a port fits every port, one without a path every path.
 */

/** Why a text is no page pattern, as a sentence for a person. */
export class PagePatternError extends Error {
  override name = 'PagePatternError';
}

const EXAMPLE = 'such as http://localhost:3000/* or *://shop.example/*';
const MAX_LENGTH = 2048;
const PARTS = /^([a-z*][a-z\d+.*-]*):\/\/([^/]*)(\/.*)?$/i;

interface Parts {
  scheme: string;
  host: string;
  path: string;
}

/** Tidies up a pattern as a person types it. Throws a `PagePatternError` for a person. */
export function parsePagePattern(text: string): string {
  const given = text.trim();
  if (given.length > MAX_LENGTH) {
    throw new PagePatternError(`A page pattern has at most ${MAX_LENGTH} characters; this one has ${given.length}.`);
  }
  if (/\s/.test(given)) throw new PagePatternError(`A page pattern has no space in it; enter one ${EXAMPLE}.`);
  const parts = split(given);
  if (!parts) throw new PagePatternError(`A page pattern begins with http://, https:// or *://; enter one ${EXAMPLE}.`);
  if (parts.host === '' && parts.scheme !== 'file') {
    throw new PagePatternError(`This page pattern names no host; enter one ${EXAMPLE}.`);
  }
  return `${parts.scheme}://${parts.host}${parts.path}`;
}

/** The pattern that a text holds, or `undefined` where it holds none. */
export function tryPagePattern(text: string): string | undefined {
  try {
    return parsePagePattern(text);
  } catch (error) {
    if (error instanceof PagePatternError) return undefined;
    throw error;
  }
}

/** Whether a page's URL fits a pattern. A URL's fragment does not count; what is no URL fits nothing. */
export function matchesPage(pattern: string, page: string): boolean {
  const parts = split(pattern);
  if (!parts || !URL.canParse(page)) return false;
  const url = new URL(page);
  const host = /:[\d*]+$/.test(parts.host) ? withPort(url) : url.hostname;
  return (
    matchesGlob(parts.scheme, url.protocol.slice(0, -1)) &&
    matchesGlob(parts.host, host) &&
    matchesGlob(parts.path, url.pathname + url.search)
  );
}

/** The pattern of all pages of a page's origin; undefined for what has none, as a file. */
export function patternOfOrigin(page: string): string | undefined {
  if (!URL.canParse(page)) return undefined;
  const url = new URL(page);
  // With its port, even the scheme's own: a pattern without one would fit all that runs on the host.
  return url.protocol in DEFAULT_PORTS ? tryPagePattern(`${url.protocol}//${withPort(url)}/*`) : undefined;
}

function split(pattern: string): Parts | undefined {
  const [, scheme, host, path = '/*'] = PARTS.exec(pattern) ?? [];
  if (scheme === undefined || host === undefined) return undefined;
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase(), path };
}

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };

/** A URL leaves out the port where it is the scheme's own. */
function withPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port || (DEFAULT_PORTS[protocol] ?? '')}`;
}

/** In time linear in the text for each piece between stars; a regular expression could take far longer. */
function matchesGlob(glob: string, text: string): boolean {
  const [first = '', ...rest] = glob.split('*');
  const last = rest.pop();
  if (last === undefined) return glob === text;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
