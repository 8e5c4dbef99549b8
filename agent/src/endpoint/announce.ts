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
  // A log may keep what is written here, so it says where the token is instead of what it is.
  if (token.path !== undefined) return `, with the token in ${token.path}; set PROCSCOPE_TOKEN to choose another.`;
  return token.isMade
    ? ', with a token that cannot be kept in a file; set PROCSCOPE_TOKEN to choose one.'
    : ', with the token that PROCSCOPE_TOKEN or the option "token" names.';
}
