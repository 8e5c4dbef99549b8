import { describe, expect, it } from 'vitest';
import { formatDifference } from './difference.ts';

describe('formatDifference', () => {
  it.each([
    [120, 100, '{thing}', '+20 (+20 %)'],
    [90, 120, '{thing}', '−30 (−25 %)'],
    [0.103, 0.1, 's', '+3 ms (+3 %)'],
    [0.1004, 0.1, 's', '+400 µs (+0.4 %)'],
    [0.5, 0.4, '1', '+10 pp (+25 %)'],
    [500, 4, '{thing}', '+496 (125×)'],
    [-5, -10, '{thing}', '+5 (+50 %)'],
  ])('tells %f from %f %s as %s', (value, base, unit, text) => {
    expect(formatDifference(value, base, unit)).toBe(text);
  });

  it('leaves out the share of nothing', () => {
    expect(formatDifference(5, 0, '{thing}')).toBe('+5');
    expect(formatDifference(5, 5, '{thing}')).toBe('±0');
  });

  it('says nothing where one of them is missing', () => {
    expect(formatDifference(undefined, 5, 's')).toBe('');
    expect(formatDifference(5, undefined, 's')).toBe('');
  });
});
