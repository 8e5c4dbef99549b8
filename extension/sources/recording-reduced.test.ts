import { describe, expect, it } from 'vitest';
import { MAX_COLUMNS } from '../../shared/limits.ts';
import { decodeReduced, encodeReduced, splitReduced } from './recording-reduced.ts';
import type { ReducedSamples } from './source.ts';

/** So many series over so many minutes, each value its own. */
function reducedOf(series: number, minutes: number): ReducedSamples {
  const values = (offset: number) => Float64Array.from({ length: minutes }, (_, row) => row + offset);
  return {
    stepMs: 60_000,
    times: values(0).map((row) => row * 60_000),
    series: new Map(
      Array.from({ length: series }, (_, index) => [
        `series ${index}`,
        { mean: values(index + 0.5), low: values(index), high: values(index + 1) },
      ]),
    ),
  };
}

describe('reduced samples', () => {
  it('come back as they were written', () => {
    const samples = reducedOf(3, 5);
    expect(decodeReduced(encodeReduced(samples))).toEqual(samples);
  });

  it('are refused where they are cut off or do not fit together', () => {
    const payload = encodeReduced(reducedOf(2, 2));
    for (let length = 0; length < payload.length; length++) {
      expect(() => decodeReduced(payload.slice(0, length)), `${length} bytes`).toThrow(/reduced|frame|rows/);
    }
  });

  it('are refused where a block has more rows than it may', () => {
    expect(decodeReduced(encodeReduced(reducedOf(0, 512))).times).toHaveLength(512);
    expect(() => decodeReduced(encodeReduced(reducedOf(0, 513)))).toThrow(
      'A block of reduced samples has 513 rows; at most 512 are allowed.',
    );
  });

  it('are split so that each part has few enough columns and rows, in the order of time, and loses none', () => {
    const samples = reducedOf(MAX_COLUMNS + 10, 1000);
    const parts = [...splitReduced(samples)].map((part) => decodeReduced(encodeReduced(part)));
    expect(parts.map(({ times, series }) => [times.length, series.size])).toEqual([
      [512, MAX_COLUMNS],
      [512, 10],
      [488, MAX_COLUMNS],
      [488, 10],
    ]);
    expect(parts.flatMap(({ series }) => Array.from(series.get('series 515')?.high ?? []))).toEqual(
      Array.from(samples.series.get('series 515')?.high ?? []),
    );
  });
});
