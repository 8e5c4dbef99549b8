import type { ChartDescription } from '../../shared/charts.ts';

/** A chart of several services: what is common to them, and what each of them says of it. */
export interface ComparedChart {
  /** As the first service describes it that has it, with the series of all of them. */
  chart: ChartDescription;
  /** One a service, in their order; `undefined` for a service without this chart. */
  own: readonly (ChartDescription | undefined)[];
}

/**
 * The charts that any of the services has, given the charts of each. They are matched by id; a chart that is in another
 * unit elsewhere is another chart, since its values cannot lie on the same axis.
 */
export function comparedCharts(lists: readonly (readonly ChartDescription[])[]): ComparedChart[] {
  const charts = new Map<string, ComparedChart>();
  for (const [index, list] of lists.entries()) {
    for (const chart of list) {
      const key = JSON.stringify([chart.id, chart.unit]);
      const known = charts.get(key) ?? { chart, own: lists.map(() => undefined) };
      charts.set(key, {
        chart: withSeriesOf(known.chart, chart),
        own: known.own.map((own, place) => (place === index ? chart : own)),
      });
    }
  }
  return [...charts.values()];
}

function withSeriesOf(chart: ChartDescription, other: ChartDescription): ChartDescription {
  const ids = new Set(chart.series.map(({ id }) => id));
  const missing = other.series.filter(({ id }) => !ids.has(id));
  return missing.length === 0 ? chart : { ...chart, series: [...chart.series, ...missing] };
}
