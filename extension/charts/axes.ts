import type uPlot from 'uplot';
import type { YAxis } from './kind.ts';
import type { Look } from './look.ts';
import { roundTimes } from './round-times.ts';
import { ticksOf } from './ticks.ts';
import { formatMoment, HALF_LABEL_WIDTH, multiples, TIME_INCREMENTS_MS } from './time-ticks.ts';
import { formatTicks } from './units.ts';

const Y_AXIS_WIDTH = 58;
const X_AXIS_HEIGHT = 20;
/** Between the labels of the time axis. */
const TIME_LABEL_DISTANCE = 14;
const FONT = '10px system-ui, sans-serif';
/** Above the plot there is room for the labels of marks. */
const PADDING_TOP = 14;
const PADDING_RIGHT = 8;
export const PADDING: uPlot.Padding = [PADDING_TOP, PADDING_RIGHT, 0, 0];
/** What lies beside the plot within a chart. */
export const BESIDE_PLOT = { left: Y_AXIS_WIDTH, right: PADDING_RIGHT };
/** How far apart the labels of the y axis stand at least, in CSS pixels, and how many there are at most. */
const LABEL_DISTANCE = 18;
const MOST_LABELS = 5;

/** The y axis of values in a unit. */
export function valueAxis(unit: string): YAxis {
  return {
    splits: (min, max, most) => ticksOf(min, max, unit, most),
    labels: (ticks) => formatTicks(ticks, unit),
  };
}

/**
 * Time along the foot, the chart's own values on the left. `origin` gives the time from which the time axis counts; it
 * tells the time of day without one.
 */
export function axesOf(look: Look, yAxis: YAxis, origin: () => number | undefined = () => undefined): uPlot.Axis[] {
  const halfLabel = () => HALF_LABEL_WIDTH[origin() === undefined ? 'clock' : 'elapsed'];
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
      space: () => 2 * halfLabel() + TIME_LABEL_DISTANCE,
      incrs: TIME_INCREMENTS_MS,
      // uPlot's own choice starts at the range's fraction of a second.
      splits: (_, __, min, max, increment) => {
        const start = origin();
        return start === undefined ? roundTimes(min, max, increment) : multiples(min, max, increment, start);
      },
      values: (u, splits, __, ___, increment) =>
        splits.map((split) => (fits(u, split, halfLabel()) ? formatMoment(split, increment, origin()) : null)),
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

/**
 * Whether a label centred at a time is clear of the y axis and of the right edge, which would cut it. uPlot asks before it
 * has taken on a new size, so the place is worked out from that.
 */
function fits({ width, scales }: uPlot, time: number, halfLabelWidth: number): boolean {
  const { min = 0, max = 1 } = scales.x ?? {};
  const room = width - Y_AXIS_WIDTH - PADDING_RIGHT;
  const x = ((time - min) / (max - min)) * room;
  return x >= halfLabelWidth / 2 && x < room + PADDING_RIGHT - halfLabelWidth;
}
