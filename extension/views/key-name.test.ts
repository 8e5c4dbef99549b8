import { expect, it } from 'vitest';
import { keyCaps, keyName } from './key-name.ts';

it.each([
  ['l', false, 'l'],
  ['L', true, 'l'],
  ['+', true, '+'],
  ['ArrowLeft', false, 'ArrowLeft'],
  ['ArrowLeft', true, 'Shift+ArrowLeft'],
])('takes %s with Shift %s for %s', (key, shiftKey, name) => {
  expect(keyName({ key, shiftKey })).toBe(name);
});

it.each([
  ['l', ['L']],
  ['Shift+ArrowUp', ['Shift', '↑']],
  ['+', ['+']],
  ['-', ['−']],
  ['1 – 9', ['1 – 9']],
  ['Home', ['Home']],
])('writes %s as %j', (name, caps) => {
  expect(keyCaps(name)).toEqual(caps);
});
