import { types } from 'node:util';
import type { SeriesOptions } from './chart.ts';
import { describe } from './check.ts';
import type { Source } from './source.ts';
import { messageOf, type Warn } from './warn.ts';

type Read = Source['read'];

/**
 * Reads the series of a chart through the application's callbacks. One that throws or returns something else than a
 * number leaves NaN and one warning for that series; the host never sees the error.
 */
export function readSeries(series: readonly SeriesOptions[], warn: Warn): Read {
  const readers = series.map((entry) => {
    const call = createCall(entry.value, `The value of series "${entry.id}"`, 'a number', warn);
    const read = () => call(asNumber) ?? Number.NaN;
    return entry.rate === true ? createRate(read) : read;
  });
  let elapsedMs = 0;
  return (values, sample) => {
    if (sample.elapsedMs > 0) elapsedMs += sample.elapsedMs;
    for (const [index, read] of readers.entries()) values[index] = read(elapsedMs);
  };
}

/** The application's histogram behind a heatmap. */
interface CountsSource {
  chart: string;
  counts: () => ArrayLike<number>;
  buckets: number;
  /** Whether it returns all counts so far, of which the growth is shown. */
  isCumulative: boolean;
}

/**
 * Reads the buckets of a heatmap. Where the callback fails or returns another number of counts, all are NaN, and so they
 * are where counts that only grow have gone back, as after a reset.
 */
export function readCounts({ chart, counts, buckets, isCumulative }: CountsSource, warn: Warn): Read {
  const call = createCall(counts, `The counts of heatmap "${chart}"`, `an array of ${buckets} numbers`, warn);
  let previous: Float64Array | undefined;
  return (values, { elapsedMs }) => {
    let read = call((result) => asCounts(result, buckets));
    if (read !== undefined && isCumulative) {
      const before = previous;
      previous = read;
      read = before && growth(before, read);
    }
    // Counts of the time in which nobody sampled belong to no interval.
    if (read !== undefined && !Number.isNaN(elapsedMs)) values.set(read);
  };
}

function growth(before: Float64Array, after: Float64Array): Float64Array | undefined {
  const grown = after.map((count, bucket) => count - (before[bucket] ?? 0));
  return grown.some((count) => count < 0) ? undefined : grown;
}

/** By how much a counter grows a second. NaN for the first reading and where it went back, as after a reset. */
export function createRate(read: () => number): (elapsedMs: number) => number {
  let previous = Number.NaN;
  let previousMs = Number.NaN;
  return (elapsedMs) => {
    const value = read();
    if (Number.isNaN(value)) return value;
    const rate = ((value - previous) / (elapsedMs - previousMs)) * 1000;
    previous = value;
    previousMs = elapsedMs;
    return rate >= 0 && rate < Infinity ? rate : Number.NaN;
  };
}

type Convert<Result> = (result: unknown) => Result | undefined;

/** Wraps a callback: what it returns is converted, and `undefined`, after one warning, where that cannot be done. */
function createCall(callback: () => unknown, what: string, wanted: string, warn: Warn) {
  let hasWarned = false;
  function fail(why: string): undefined {
    if (!hasWarned) warn(`${what} ${why}; it must return ${wanted}. The chart shows a gap instead.`);
    hasWarned = true;
  }
  return <Result>(convert: Convert<Result>): Result | undefined => {
    try {
      const result = callback();
      const converted = convert(result);
      if (converted !== undefined) return converted;
      // An async callback, of whatever realm: should it reject, the host must not see an unhandled rejection.
      if (types.isPromise(result)) result.catch(() => {});
      return fail(`returned ${describe(result)}`);
    } catch (error) {
      return fail(`threw "${messageOf(error)}"`);
    }
  };
}

function asNumber(result: unknown): number | undefined {
  if (typeof result !== 'number') return undefined;
  return Number.isFinite(result) ? result : Number.NaN;
}

function asCounts(result: unknown, buckets: number): Float64Array | undefined {
  if (!isArrayLike(result) || result.length !== buckets) return undefined;
  const counts = new Float64Array(buckets);
  for (let index = 0; index < buckets; index++) {
    const count = asNumber(result[index]);
    if (count === undefined) return undefined;
    counts[index] = count;
  }
  return counts;
}

function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  return typeof value === 'object' && value !== null && 'length' in value && typeof value.length === 'number';
}
