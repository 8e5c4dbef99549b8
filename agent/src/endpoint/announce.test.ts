import { expect, it } from 'vitest';
import { announce } from './announce.ts';

const url = 'ws://127.0.0.1:3000/debug/procscope';

function lines(token: Parameters<typeof announce>[1], isTerminal: boolean): string[] {
  const written: string[] = [];
  announce(url, token, isTerminal, (text) => written.push(text));
  return written;
}

it('writes the token to a terminal', () => {
  expect(lines({ value: 'a b', isMade: true }, true)).toEqual([`the panel connects to ${url}#token=a%20b`]);
});

it.each([true, false])('writes no token anywhere else, and one line that names the variable', (isMade) => {
  const written = lines({ value: 'hunter2', isMade }, false);
  expect(written).toHaveLength(1);
  expect(written[0]).toContain(url);
  expect(written[0]).toContain('PROCSCOPE_TOKEN');
  expect(written[0]).not.toContain('hunter2');
});

it('writes the address alone where no token is asked for', () => {
  expect(lines(undefined, true)).toEqual([`the panel connects to ${url}, without a token.`]);
});
