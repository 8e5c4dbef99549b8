import { describe, expect, it } from 'vitest';
import { inputOf, reducedInputOf } from '../testing/charts.ts';
import { stack, stackedMaxima, stackedMeans } from './stack.ts';

describe('stack', () => {
  it('adds each series to all before it', () => {
    expect(
      stack([
        [1, 2],
        [10, 20],
        [100, 200],
      ]),
    ).toEqual([
      [1, 2],
      [11, 22],
      [111, 222],
    ]);
  });

  it('leaves a row without any value a gap, and only that', () => {
    expect(
      stack([
        [1, null, null],
        [null, null, 5],
      ]),
    ).toEqual([
      [1, null, 0],
      [1, null, 5],
    ]);
  });

  it('takes no series for no series', () => {
    expect(stack([])).toEqual([]);
  });
});

describe('what is stacked of a chart', () => {
  it('are the means of what is shown', () => {
    expect(stackedMeans(inputOf([[1], undefined, [4], [8]], { visible: [true, true, false, true] }))).toEqual([
      [1],
      [1],
      [1],
      [9],
    ]);
  });

  it('are the highest values, for the outline', () => {
    const input = reducedInputOf([[[1, 0, 5]], [[2, 1, 7]]]);
    expect(stackedMaxima(input)).toEqual([12]);
    expect(stackedMaxima({ ...input, visible: [true, false] })).toEqual([5]);
    expect(stackedMaxima({ ...input, visible: [false, false] })).toEqual([null]);
  });
});
