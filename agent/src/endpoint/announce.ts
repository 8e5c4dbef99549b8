import type { Warn } from '../warn.ts';
import type { Token } from './token-store.ts';

/**
 * Tells the person where an attached agent answers. The one place where a token is ever written: to a terminal, where a
 * person reads it, never into a log. `address` is the agent's URL, or its path where the server is not known.
 */
export function announce(address: string, token: Token | undefined, isTerminal: boolean, write: Warn): void {
  write(`the panel connects to ${address}${remark(token, isTerminal)}`);
}

function remark(token: Token | undefined, isTerminal: boolean): string {
  if (token === undefined) return ', without a token.';
  if (isTerminal) return `#token=${encodeURIComponent(token.value)}`;
  return token.isMade
    ? '; set PROCSCOPE_TOKEN to choose its token, which is not written where a log may keep it.'
    : ', with the token that PROCSCOPE_TOKEN or the option "token" names.';
}
