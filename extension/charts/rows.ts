import type { StallEvent } from '../../shared/events.ts';
import type { Gap } from '../models/events.ts';
import { isGap } from '../models/gaps.ts';
import type { Tier, TierRows } from '../models/tiers.ts';

/** Which rows a chart shows, of one tier or of several, and where. All lists but `parts` have one entry a row or gap. */
export interface RowPlan {
  /** Where each is drawn: a sample at its time, a step of a coarser tier at its middle. */
  times: number[];
  /** The time that it covers; of a gap, all between the rows beside it. */
  from: number[];
  to: number[];
  /** Its row in the tier of its part; -1 is a gap. */
  rows: number[];
  /** Which entries are of which tier, the coarsest and oldest first. */
  parts: PlanPart[];
}

/** The entries from `first` up to, but without, `end`. */
export interface PlanPart {
  tier: Tier;
  first: number;
  end: number;
}

/** Puts the rows in a line, with a gap between those that are too far apart. */
export function planRows(
  tierRows: readonly TierRows[],
  intervalAt: (time: number) => number,
  stalls: readonly StallEvent[],
): RowPlan {
  const plan: RowPlan = { times: [], from: [], to: [], rows: [], parts: [] };
  const add = (time: number, from: number, to: number, row: number) => {
    plan.times.push(time);
    plan.from.push(from);
    plan.to.push(to);
    plan.rows.push(row);
  };
  let previous = Number.NaN;
  for (const { tier, first, end } of tierRows) {
    const { stepMs } = tier;
    const ends = tier.times();
    const begin = plan.rows.length;
    for (let row = first; row < end; row++) {
      const time = ends[row] ?? previous;
      const intervalMs = intervalAt(time);
      if (isGap(previous, time, { intervalMs, stepMs }, stalls)) {
        // A cursor in the gap is nearer to it than to the samples that it is not about.
        const begin = time - stepMs;
        add((previous + begin) / 2, previous, begin, -1);
      }
      add(time - stepMs / 2, time - (stepMs || intervalMs), time, row);
      previous = time;
    }
    plan.parts.push({ tier, first: begin, end: plan.rows.length });
  }
  return plan;
}

/** The gaps of a plan, each from the sample before it to the one after it. */
export function gapsOf({ times, rows }: Pick<RowPlan, 'times' | 'rows'>): Gap[] {
  return rows.flatMap((row, index) => {
    const [at, end] = [times[index - 1], times[index + 1]];
    return row >= 0 || at === undefined || end === undefined ? [] : [{ at, durationMs: end - at }];
  });
}

export type Cell = number | null;

/**
 * The values of a series in the order of a plan. In full resolution, the three are the same; if all of it is, they are
 * the same list.
 */
export interface Column {
  mean: Cell[];
  low: Cell[];
  high: Cell[];
}

/** Reads a series for a plan; `undefined` for one that never came. uPlot takes `null`, not NaN, as a gap. */
export function pickColumn({ rows, parts }: RowPlan, id: string): Column | undefined {
  if (parts.every(({ tier }) => tier.mean(id) === undefined)) return undefined;
  const pick = (lane: 'mean' | 'low' | 'high') => {
    const cells: Cell[] = new Array(rows.length).fill(null);
    for (const { tier, first, end } of parts) {
      const values = tier[lane](id);
      if (!values) continue;
      for (let entry = first; entry < end; entry++) {
        const row = rows[entry] ?? -1;
        const value = row < 0 ? Number.NaN : (values[row] ?? Number.NaN);
        if (Number.isFinite(value)) cells[entry] = value;
      }
    }
    return cells;
  };
  const mean = pick('mean');
  return isReduced(parts) ? { mean, low: pick('low'), high: pick('high') } : { mean, low: mean, high: mean };
}

/** Whether any rows stand for more than one sample. */
export const isReduced = (parts: readonly PlanPart[]) => parts.some(({ tier }) => tier.stepMs > 0);

/** Nothing at every entry: what is hidden, or never came. */
export const noCells = ({ rows }: RowPlan): Cell[] => new Array(rows.length).fill(null);
