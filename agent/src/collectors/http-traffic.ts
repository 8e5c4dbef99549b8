import type { SeriesDescription } from '../../../shared/charts.ts';
import { monotonicNow } from '../runtime.ts';
import { createDurationBuckets } from './buckets.ts';
import { createDurationHistogram } from './duration-histogram.ts';

/** How a request ended: by the class of its final status, or without one. */
export const OUTCOMES = ['2xx', '3xx', '4xx', '5xx', 'failed'] as const;

const FAILED = OUTCOMES.length - 1;
const PERCENTILES = [50, 90, 99];

/** Requests of one direction: how many, how they ended, how long they took. Nothing is kept of one that is over. */
export interface HttpTraffic {
  /** The buckets of the heatmap, from 100 µs to 100 s. */
  bounds: number[];
  buckets: SeriesDescription[];
  /** A request begins. Returns the time, for `end`. */
  begin(): number;
  /** It is over: with this status, or undefined where it was broken off, or `upgraded` into something else than HTTP. */
  end(startMs: number, status: number | 'upgraded' | undefined): void;
  /** So many were broken off, some time since the last reading: they have no duration. */
  breakOff(requests: number): void;
  /** Writes one value for each of OUTCOMES, requests in flight, percentiles and maximum, buckets; returns the column behind. */
  read(values: Float64Array, column: number, elapsedMs: number): number;
}

/** `metric` is OpenTelemetry's: `http.server.request.duration`. */
export function createHttpTraffic(metric: string): HttpTraffic {
  const durations = createDurationHistogram();
  const heatmap = createDurationBuckets(metric, -4, 2);
  const ended = new Float64Array(OUTCOMES.length);
  let inFlight = 0;

  return {
    bounds: heatmap.bounds,
    buckets: heatmap.series,
    begin() {
      inFlight++;
      return monotonicNow();
    },
    end(startMs, status) {
      inFlight--;
      if (status === 'upgraded') return;
      const outcome = outcomeOf(status);
      ended[outcome] = (ended[outcome] ?? 0) + 1;
      const durationMs = monotonicNow() - startMs;
      durations.record(durationMs * 1e6);
      heatmap.record(durationMs / 1000);
    },
    breakOff(requests) {
      inFlight -= requests;
      ended[FAILED] = (ended[FAILED] ?? 0) + requests;
    },
    read(values, column, elapsedMs) {
      for (const count of ended) values[column++] = (count * 1000) / elapsedMs;
      values[column++] = inFlight;
      const ofInterval = column;
      if (durations.count > 0) {
        for (const [index, percentile] of PERCENTILES.entries()) {
          values[column + index] = durations.percentile(percentile) / 1e9;
        }
        values[column + PERCENTILES.length] = durations.max / 1e9;
      }
      column += PERCENTILES.length + 1;
      ended.fill(0);
      durations.reset();
      column = heatmap.drain(values, column);
      if (Number.isNaN(elapsedMs)) values.fill(Number.NaN, ofInterval, column);
      return column;
    },
  };
}

/** HTTP defines the classes from 1 to 5 (RFC 9110, section 15), and 1 is never final; the rest goes to the nearest. */
function outcomeOf(status: number | undefined): number {
  if (status === undefined) return FAILED;
  return Math.min(Math.max(Math.floor(status / 100), 2), 5) - 2;
}
