import { expect, it } from 'vitest';
import { crc32 } from './crc32.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it.each([
  ['', 0],
  ['123456789', 0xcbf43926],
  ['procscope', 0xcdcca2a0],
])('crc32 of "%s"', (text, sum) => {
  expect(crc32(bytes(text))).toBe(sum);
});

it('goes on from piece to piece', () => {
  expect(crc32(bytes('56789'), crc32(bytes('1234')))).toBe(0xcbf43926);
});
