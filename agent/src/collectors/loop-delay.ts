import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createDurationHistogram, type DurationReadings } from './duration-histogram.ts';

const PERCENTILES = [50, 90, 99];

/** How long the turns of the event loop took. */
interface LoopDelay {
  /** Takes the work of one turn, in milliseconds. */
  record(workMs: number): void;
  /**
   * Writes p50, p90, p99 and maximum in seconds since the last call. `ownTurns` is the number of turns that the agent
   * alone caused, `longestMs` the longest turn that it knows of, read or not.
   */
  read(values: Float64Array, column: number, ownTurns: number, longestMs: number): void;
  close(): void;
}

/**
 * Node's own samples of every turn where it has them, and those of the turn probe elsewhere: fine in both gears, without
 * a single wake-up. Node's older interval sampling is not used: it wakes the process 50 times a second for 1.8 ms of CPU,
 * counts its resolution into the values and loses what spans a reset.
 */
export function createLoopDelay(version = process.version): LoopDelay {
  return measuresEveryTurn(version) ? createNativeDelay() : createProbedDelay();
}

/**
 * `samplePerIteration` came with 26.5 and 24.21; earlier versions ignore the option in silence, so the version decides.
 */
export function measuresEveryTurn(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 26 || (major === 26 && minor >= 5) || (major === 24 && minor >= 21);
}

function createNativeDelay(): LoopDelay {
  // The types know only the older option, which is ignored beside the new one.
  const options = { samplePerIteration: true, resolution: 10 };
  const histogram = monitorEventLoopDelay(options);
  histogram.enable();
  let started = false;

  return {
    record: () => {},
    read(values, column, ownTurns) {
      // The first value is the time since start, not a turn.
      if (started) writeDelays(histogram, values, column, ownTurns);
      started = true;
      histogram.reset();
    },
    close: () => histogram.disable(),
  };
}

function createProbedDelay(): LoopDelay {
  const histogram = createDurationHistogram();
  return {
    record: (workMs) => histogram.record(workMs * 1e6),
    read(values, column, ownTurns, longestMs) {
      writeDelays(histogram, values, column, ownTurns);
      const longest = column + PERCENTILES.length;
      if (histogram.count > 0) values[longest] = Math.max(values[longest] ?? 0, longestMs / 1000);
      histogram.reset();
    },
    close: () => {},
  };
}

/** The agent's own turns are empty and so the shortest of all: the percentiles are those of the turns above them. */
export function writeDelays(
  histogram: Pick<DurationReadings, 'count' | 'max' | 'percentile'>,
  values: Float64Array,
  column: number,
  ownTurns: number,
): void {
  const { count } = histogram;
  if (count === 0) return;
  const empty = Math.min(ownTurns, count - 1);
  for (const [index, percentile] of PERCENTILES.entries()) {
    const rank = empty + (percentile / 100) * (count - empty);
    values[column + index] = histogram.percentile((100 * rank) / count) / 1e9;
  }
  values[column + PERCENTILES.length] = histogram.max / 1e9;
}
