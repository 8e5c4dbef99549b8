import type { ChartKind } from '../../shared/charts.ts';

/** A line, area or bar of a chart. */
export interface SeriesOptions {
  /** Names the series in the whole agent, at most 256 characters: `shop.orders.open`. */
  id: string;
  /** What the legend shows. Default: the id. */
  label?: string | undefined;
  /** Reads the value, once a sample, in the chart's unit. NaN where there is none. */
  value: () => number;
  /** Shows by how much a counter grows a second, by real elapsed time, instead of its value. Default: false. */
  rate?: boolean | undefined;
}

interface CommonChartOptions {
  /** Names the chart in the whole agent, at most 256 characters. */
  id: string;
  title: string;
  /** UCUM: `By`, `s`, `1` (a ratio, shown as per cent), `{thing}` (a count), each also with `/s`; others as given. */
  unit: string;
  /** The heading under which the panel lists the chart. Default: `app`. */
  group?: string | undefined;
  /** A sentence or two that explain the chart. */
  help?: string | undefined;
}

/** `lines`; `area`, stacked; `bars`, stacked; `bands`, series from low to high with the space between them filled. */
export interface SeriesChartOptions extends CommonChartOptions {
  kind: Exclude<ChartKind, 'heatmap'>;
  series: readonly SeriesOptions[];
}

/** How often values fell into each bucket since the sample before. */
export interface HeatmapOptions extends CommonChartOptions {
  kind: 'heatmap';
  /** The edges of n buckets: n + 1 ascending numbers in the chart's unit. */
  bounds: readonly number[];
  /** Reads n counts, once a sample: what came since the reading before, or all so far if `cumulative`. */
  counts: () => ArrayLike<number>;
  /** Whether the counts only grow, as those of most histograms do; the chart shows their growth. Default: false. */
  cumulative?: boolean | undefined;
}

export type ChartOptions = SeriesChartOptions | HeatmapOptions;

export interface ChartHandle {
  /** Takes the chart off the agent and its series out of the history. Does nothing the second time. */
  remove(): void;
}
