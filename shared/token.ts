import { TOKEN_SUBPROTOCOL_PREFIX } from './limits.ts';

/**
 * The subprotocol in which a browser carries a token: the only header of a WebSocket handshake that a page can set.
 * The token goes as unpadded base64url of its UTF-8 bytes (RFC 4648, section 5), because `=`, `+` and `/` are not
 * all allowed in a subprotocol's name.
 */
export function tokenSubprotocol(token: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(token));
  const base64url = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return TOKEN_SUBPROTOCOL_PREFIX + base64url;
}

/**
 * The token inside a subprotocol that `tokenSubprotocol` made, or `undefined` where the text is none: another prefix,
 * padding, a character outside base64url, or bytes that are not UTF-8.
 */
export function tokenFromSubprotocol(subprotocol: string): string | undefined {
  if (!subprotocol.startsWith(TOKEN_SUBPROTOCOL_PREFIX)) return undefined;
  const base64url = subprotocol.slice(TOKEN_SUBPROTOCOL_PREFIX.length);
  if (!/^[\w-]+$/.test(base64url)) return undefined;
  try {
    const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
