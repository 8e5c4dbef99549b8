import type uPlot from 'uplot';
import type { YAxis } from './kind.ts';
import type { Look } from './look.ts';
import { roundTimes } from './round-times.ts';
import { formatTime } from './units.ts';

const Y_AXIS_WIDTH = 58;
const X_AXIS_HEIGHT = 20;
const HALF_LABEL_WIDTH = 22;
const FONT = '10px system-ui, sans-serif';
/** Above the plot there is room for the labels of marks. */
const PADDING_TOP = 14;
const PADDING_RIGHT = 8;
export const PADDING: uPlot.Padding = [PADDING_TOP, PADDING_RIGHT, 0, 0];
/** How far apart the labels of the y axis stand at least, in CSS pixels, and how many there are at most. */
const LABEL_DISTANCE = 18;
const MOST_LABELS = 5;

/** Time along the foot, the chart's own values on the left. */
export function axesOf(look: Look, yAxis: YAxis): uPlot.Axis[] {
  const axis: uPlot.Axis = {
    stroke: look.text,
    font: FONT,
    gap: 4,
    grid: { stroke: look.grid, width: 1 },
    ticks: { show: false },
  };
  return [
    {
      ...axis,
      size: X_AXIS_HEIGHT,
      space: 58,
      incrs: TIME_INCREMENTS_MS,
      // uPlot's own choice starts at the range's fraction of a second.
      splits: (_, __, min, max, increment) => roundTimes(min, max, increment),
      values: (u, splits, __, ___, increment) =>
        splits.map((split) => (fits(u, split) ? formatTime(split, increment) : null)),
    },
    {
      ...axis,
      size: Y_AXIS_WIDTH,
      splits: (u, _, min, max) => yAxis.splits(min, max, mostLabels(u.height)),
      values: (_, splits) => yAxis.labels(splits),
    },
  ];
}

/** `height` is that of the whole chart, in CSS pixels. */
function mostLabels(height: number): number {
  const room = height - X_AXIS_HEIGHT - PADDING_TOP;
  return Math.min(Math.max(Math.floor(room / LABEL_DISTANCE), 2), MOST_LABELS);
}

/** Steps of the time axis, from a tenth of a second to a day. */
const TIME_INCREMENTS_MS = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30].map((seconds) => seconds * 1000),
  ...[1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * 60_000),
];

/**
 * Whether a label centred at a time is clear of the y axis and of the right edge, which would cut it. uPlot asks before it
 * has taken on a new size, so the place is worked out from that.
 */
function fits({ width, scales }: uPlot, time: number): boolean {
  const { min = 0, max = 1 } = scales.x ?? {};
  const room = width - Y_AXIS_WIDTH - PADDING_RIGHT;
  const x = ((time - min) / (max - min)) * room;
  return x >= HALF_LABEL_WIDTH / 2 && x < room + PADDING_RIGHT - HALF_LABEL_WIDTH;
}
