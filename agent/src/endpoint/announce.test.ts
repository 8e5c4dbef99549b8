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

it.each([
  { value: 'hunter2', isMade: true, path: 'node_modules/.cache/procscope/token' },
  { value: 'hunter2', isMade: true },
  { value: 'hunter2', isMade: false },
])('writes no token anywhere else, but one line that names the variable, and the file if there is one', (token) => {
  const written = lines(token, false);
  expect(written).toHaveLength(1);
  expect(written[0]).toContain(url);
  expect(written[0]).toContain('PROCSCOPE_TOKEN');
  expect(written[0]).toContain(token.path ?? '');
  expect(written[0]).not.toContain('hunter2');
});

it('writes the address alone where no token is asked for', () => {
  expect(lines(undefined, true)).toEqual([`the panel connects to ${url}, without a token.`]);
});
