import { expect, it } from 'vitest';
import { fileName } from './file-name.ts';

const AT = Date.UTC(2026, 10, 26, 4, 15, 3);

it.each([
  [['shop', 'process.memory'], 'procscope-shop-process.memory-20261126-041503.csv'],
  [['Mein Café / Nr. 1', 'a{b=c}'], 'procscope-Mein-Café-Nr.-1-a-b-c-20261126-041503.csv'],
  [['../../etc', '...'], 'procscope-etc-20261126-041503.csv'],
  [['x'.repeat(100)], `procscope-${'x'.repeat(60)}-20261126-041503.csv`],
])('names a file of %j', (parts, expected) => {
  expect(fileName(parts, AT, 'csv')).toBe(expected);
});
