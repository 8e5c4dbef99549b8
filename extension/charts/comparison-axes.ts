import type uPlot from 'uplot';
import { formatElapsed } from './elapsed.ts';
import type { Look } from './look.ts';
import { roundTimes } from './round-times.ts';
import { ticksOf } from './ticks.ts';
import { formatTicks, formatTime } from './units.ts';

const Y_AXIS_WIDTH = 58;
const X_AXIS_HEIGHT = 20;
const PADDING_RIGHT = 8;
export const PADDING: uPlot.Padding = [6, PADDING_RIGHT, 0, 0];
const FONT = '10px system-ui, sans-serif';
/** Half of the longest label of the time axis: `10:05:12`, and `+00:05:12`. */
const HALF_LABEL_WIDTH = { clock: 22, elapsed: 28 };
const LABEL_DISTANCE = 14;
/** Of the y axis; the charts of a comparison are low. */
const MOST_LABELS = 4;

/** Steps of the time axis, from a tenth of a second to a day. */
const TIME_INCREMENTS_MS = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30].map((seconds) => seconds * 1000),
  ...[1, 2, 5, 10, 15, 20, 30, 60, 120, 360, 720, 1440].map((minutes) => minutes * 60_000),
];

/** The axes of a comparison. `origin` gives the time from which the time axis counts; the time of day without one. */
export function comparisonAxes(unit: string, look: Look, origin: () => number | undefined): uPlot.Axis[] {
  const axis: uPlot.Axis = {
    stroke: look.text,
    font: FONT,
    grid: { stroke: look.grid, width: 1 },
    ticks: { show: false },
  };
  const halfLabelWidth = () => HALF_LABEL_WIDTH[origin() === undefined ? 'clock' : 'elapsed'];
  return [
    {
      ...axis,
      size: X_AXIS_HEIGHT,
      gap: 4,
      space: () => 2 * halfLabelWidth() + LABEL_DISTANCE,
      incrs: TIME_INCREMENTS_MS,
      splits(_, __, min, max, increment) {
        const from = origin();
        return from === undefined ? roundTimes(min, max, increment) : multiples(min, max, increment, from);
      },
      values: (u, splits, __, ___, increment) =>
        splits.map((split) => (fits(u, split, halfLabelWidth()) ? formatMoment(split, increment, origin()) : null)),
    },
    {
      ...axis,
      size: Y_AXIS_WIDTH,
      gap: 4,
      splits: (_, __, min, max) => ticksOf(min, max, unit, MOST_LABELS),
      values: (_, splits) => formatTicks(splits, unit),
    },
  ];
}

/** A time of the common axis, as time of day or as time since the origin. */
export function formatMoment(time: number, stepMs: number, origin: number | undefined): string {
  return origin === undefined ? formatTime(time, stepMs) : formatElapsed(time - origin, stepMs);
}

/** The round times within a range, counted from an origin. */
export function multiples(min: number, max: number, increment: number, origin: number): number[] {
  const first = Math.ceil((min - origin) / increment);
  const last = Math.floor((max - origin) / increment);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => origin + (first + index) * increment);
}

/**
 * Whether a label centred at a time is clear of the y axis and of the right edge, which would cut it. The width of the plot
 * is worked out: when uPlot asks for the first time, its elements have none.
 */
function fits({ width, scales }: uPlot, time: number, halfLabelWidth: number): boolean {
  const { min = 0, max = 1 } = scales.x ?? {};
  const plotWidth = width - Y_AXIS_WIDTH - PADDING_RIGHT;
  const x = ((time - min) / (max - min)) * plotWidth;
  return x >= halfLabelWidth / 2 && x < plotWidth - halfLabelWidth;
}
