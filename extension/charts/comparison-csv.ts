import type { ComparedChart } from '../models/comparison-charts.ts';
import { tableOf, withUnit } from '../models/csv.ts';
import { planComparison } from './comparison-plan.ts';
import type { ComparisonSnapshot } from './comparison-snapshot.ts';

/** More rows tell no more than fewer; a day of seconds would be too many for a spreadsheet. */
const MOST_ROWS = 10_000;

/**
 * What is in view of a chart of a comparison as comma-separated values: a column for each service and series, with the
 * mean of each span of time, and where values stand for several samples, columns with the lowest and the highest. Spans
 * are as long as the longest interval of the services, and longer where they would be too many. Times are those of the
 * reference, the middle of each span.
 */
export function comparisonCsv(chart: ComparedChart, snapshot: ComparisonSnapshot): string {
  const { range, views } = snapshot;
  const { series, unit } = chart.chart;
  const intervals = views.map(({ compared, shiftMs }) => compared.service.intervalAt(range.to - shiftMs));
  const points = Math.ceil((range.to - range.from) / Math.max(...intervals));
  const all = series.map(() => true);
  const { grid, rows, services } = planComparison(chart, snapshot, all, Math.min(Math.max(points, 1), MOST_ROWS));
  const isReduced = services.some((lines) =>
    lines.some((line) => line?.low?.some((low, index) => low < (line.high?.[index] ?? low))),
  );
  const lanes = isReduced ? ['', ' lowest', ' highest'] : [''];
  const columns = views.flatMap(({ compared }, service) =>
    rows.flatMap(({ label }, row) => {
      const { cells = [], low = [], high = [] } = services[service]?.[row] ?? {};
      const lists = [cells, low, high];
      return lanes.map((lane, index) => ({
        heading: withUnit(`${compared.label}: ${label}${lane}`, unit),
        cells: lists[index] ?? [],
      }));
    }),
  );
  const lines = grid.times.flatMap((time, index) => {
    if (time < range.from || time > range.to) return [];
    const values = columns.map(({ cells }) => cells[index] ?? undefined);
    return values.some(Number.isFinite) ? [{ time, values }] : [];
  });
  return tableOf(['time', ...columns.map(({ heading }) => heading)], lines);
}
