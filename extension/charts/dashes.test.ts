import { expect, it } from 'vitest';
import { lineStyle } from './dashes.ts';

it('draws the first line solid, and the first ten each in their own way', () => {
  expect(lineStyle(0)).toEqual({ dash: [], alpha: 1 });
  const styles = Array.from({ length: 10 }, (_, place) => JSON.stringify(lineStyle(place)));
  expect(new Set(styles).size).toBe(10);
  expect(lineStyle(10)).toEqual(lineStyle(0));
});
