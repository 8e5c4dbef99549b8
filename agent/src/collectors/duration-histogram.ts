/** What durations are read from, Node's own histogram or ours; in nanoseconds. */
export interface DurationReadings {
  readonly count: number;
  readonly max: number;
  percentile(percentile: number): number;
  reset(): void;
}

export interface DurationHistogram extends DurationReadings {
  record(nanoseconds: number): void;
}

/** Eight buckets an octave: a percentile is off by at most 4.5 %. */
const BUCKETS_PER_OCTAVE = 8;
/** 1 µs; what is shorter makes no difference to anyone. */
const FIRST_NS = 1000;
/** 26 octaves reach to a minute. */
const BUCKETS = 26 * BUCKETS_PER_OCTAVE;

/** Counts turns of the event loop, or requests, by their duration, at a cost that neither feels (about 20 ns). */
export function createDurationHistogram(): DurationHistogram {
  const counts = new Uint32Array(BUCKETS);
  // Percentiles are looked for where there are turns: a walk over all buckets would cost more than the rest of a sample.
  let lowest = BUCKETS;
  let count = 0;
  let max = 0;

  return {
    get count() {
      return count;
    },
    get max() {
      return max;
    },
    record(nanoseconds) {
      const bucket = Math.floor(Math.log2(nanoseconds / FIRST_NS) * BUCKETS_PER_OCTAVE);
      const index = Math.min(BUCKETS - 1, Math.max(0, bucket));
      counts[index] = (counts[index] ?? 0) + 1;
      count++;
      if (index < lowest) lowest = index;
      if (nanoseconds > max) max = nanoseconds;
    },
    percentile(percentile) {
      let left = Math.ceil((percentile / 100) * count);
      for (let index = lowest; index < BUCKETS; index++) {
        left -= counts[index] ?? 0;
        if (left <= 0) return Math.min(max, FIRST_NS * 2 ** ((index + 0.5) / BUCKETS_PER_OCTAVE));
      }
      return max;
    },
    reset() {
      counts.fill(0);
      lowest = BUCKETS;
      count = 0;
      max = 0;
    },
  };
}
