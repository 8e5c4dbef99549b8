import type { SeriesDescription } from '../../../shared/charts.ts';
import { bucketSeries } from '../heatmap.ts';

/** Counts of durations in fixed buckets, one interval at a time. */
export interface Buckets {
  /** n + 1 ascending bounds in seconds. */
  bounds: number[];
  /** One series a bucket. */
  series: SeriesDescription[];
  record(seconds: number): void;
  /** Moves the counts since the last call to `values`, from `offset` on, and returns the offset behind them. */
  drain(values: Float64Array, offset: number): number;
}

/**
 * Buckets of a 1, 2, 5 scale over whole decades of seconds: `createDurationBuckets(id, -3, 1)` goes from 1 ms to 10 s.
 * What is shorter or longer is counted in the first or last bucket, so that no duration is lost.
 */
export function createDurationBuckets(id: string, fromDecade: number, toDecade: number): Buckets {
  const bounds: number[] = [];
  for (let decade = fromDecade; decade < toDecade; decade++) {
    for (const digit of [1, 2, 5]) bounds.push(Number(`${digit}e${decade}`));
  }
  bounds.push(Number(`1e${toDecade}`));
  const counts = new Float64Array(bounds.length - 1);

  return {
    bounds,
    series: bucketSeries(id, bounds, 's'),
    record(seconds) {
      // Most durations are short, so the search begins there.
      let bucket = 0;
      while (bucket < counts.length - 1 && seconds >= (bounds[bucket + 1] ?? 0)) bucket++;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    },
    drain(values, offset) {
      values.set(counts, offset);
      counts.fill(0);
      return offset + counts.length;
    },
  };
}
