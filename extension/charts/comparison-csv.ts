import type { ComparedChart } from '../models/comparison-charts.ts';
import { tableOf, withUnit } from '../models/csv.ts';
import { planComparison } from './comparison-plan.ts';
import type { ComparisonSnapshot } from './comparison-snapshot.ts';

/** More rows tell no more than fewer; a day of seconds would be too many for a spreadsheet. */
const MOST_ROWS = 10_000;

/**
 * What is in view of a chart of a comparison as comma-separated values: a column for each service and series, with the
 * mean of each span of time. Spans are as long as the longest interval of the services, and longer where they would be
 * too many. Times are those of the reference, the middle of each span.
 */
export function comparisonCsv(chart: ComparedChart, snapshot: ComparisonSnapshot): string {
  const { range, views } = snapshot;
  const { series, unit } = chart.chart;
  const intervals = views.map(({ compared, shiftMs }) => compared.service.intervalAt(range.to - shiftMs));
  const points = Math.ceil((range.to - range.from) / Math.max(...intervals));
  const all = series.map(() => true);
  const { grid, rows, services } = planComparison(chart, snapshot, all, Math.min(Math.max(points, 1), MOST_ROWS));
  const columns = views.flatMap(({ compared }, service) =>
    rows.map(({ label }, row) => ({
      heading: withUnit(`${compared.label}: ${label}`, unit),
      cells: services[service]?.[row]?.cells ?? [],
    })),
  );
  const lines = grid.times.flatMap((time, index) => {
    if (time < range.from || time > range.to) return [];
    const values = columns.map(({ cells }) => cells[index] ?? undefined);
    return values.every((value) => value === undefined) ? [] : [{ time, values }];
  });
  return tableOf(['time', ...columns.map(({ heading }) => heading)], lines);
}
