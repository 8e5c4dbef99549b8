import { expect, it } from 'vitest';
import { isolated } from './line.ts';

it.each<[string, (number | null)[], number[]]>([
  ['none in a line', [1, 2, 3], []],
  ['a value between two gaps', [1, 2, null, 5, null, 6, 7], [3]],
  ['the first and the last', [1, null, 2, 3, null, 4], [0, 5]],
  ['all, where values alternate with gaps', [null, 0, null, 1, null], [1, 3]],
  ['a single one', [7], [0]],
  ['none of nothing', [null, null], []],
])('isolated values: %s', (_, cells, indices) => {
  expect(isolated(cells)).toEqual(indices);
});
