import { expect, it } from 'vitest';
import { fitReason } from './close.ts';

it.each([
  ['short', 'short'],
  ['x'.repeat(200), 'x'.repeat(123)],
  ['é'.repeat(100), 'é'.repeat(61)],
  ['🔑'.repeat(40), '🔑'.repeat(30)],
])('fits a reason into 123 bytes at the end of a character: %#', (reason, fit) => {
  expect(fitReason(reason)).toBe(fit);
});
