import { CHART_KINDS, type ChartDescription, type SeriesDescription } from '../../shared/charts.ts';
import { MAX_COLUMNS } from '../../shared/limits.ts';
import type { ChartOptions, HeatmapOptions, SeriesChartOptions } from './chart.ts';
import { checkId, checkObject, checkText, describe } from './check.ts';
import { bucketSeries } from './heatmap.ts';
import { readCounts, readSeries } from './readings.ts';
import type { Source } from './source.ts';
import type { Warn } from './warn.ts';

const DEFAULT_GROUP = 'app';

/**
 * Turns a chart of the application into a source of values. Throws a `TypeError` in a full sentence for what cannot be
 * drawn; text that is too long to show is cut.
 */
export function createChartSource(options: ChartOptions, warn: Warn): Source {
  checkObject(options, 'A chart');
  const id = checkId(options.id, 'The id of a chart');
  const kind = CHART_KINDS.find((known) => known === options.kind);
  if (kind === undefined) {
    throw new TypeError(
      `The kind of chart "${id}" must be one of ${CHART_KINDS.join(', ')}; it is ${describe(options.kind)}.`,
    );
  }
  const common = {
    id,
    title: checkText(options.title, `The title of chart "${id}"`),
    unit: checkText(options.unit, `The unit of chart "${id}"`),
    group: checkId(options.group ?? DEFAULT_GROUP, `The group of chart "${id}"`),
    ...(options.help === undefined ? {} : { help: checkText(options.help, `The help of chart "${id}"`) }),
  };
  return options.kind === 'heatmap' ? heatmapSource(options, common, warn) : seriesSource(options, common, warn);
}

type Common = Omit<ChartDescription, 'kind' | 'series' | 'bounds'>;

function seriesSource({ kind, series }: SeriesChartOptions, common: Common, warn: Warn): Source {
  const what = `of chart "${common.id}"`;
  if (!Array.isArray(series) || series.length === 0) {
    throw new TypeError(`The series ${what} must be an array with at least one entry; they are ${describe(series)}.`);
  }
  const seen = new Set<string>();
  const descriptions: SeriesDescription[] = [];
  for (const entry of series) {
    checkObject(entry, `A series ${what}`);
    const id = checkId(entry.id, `The id of a series ${what}`);
    if (seen.has(id)) throw new TypeError(`Chart "${common.id}" has two series with the id "${id}".`);
    seen.add(id);
    if (typeof entry.value !== 'function') {
      throw new TypeError(
        `The value of series "${id}" ${what} must be a function that returns a number; it is ${describe(entry.value)}.`,
      );
    }
    if (entry.rate !== undefined && typeof entry.rate !== 'boolean') {
      throw new TypeError(`The rate of series "${id}" ${what} must be true or false; it is ${describe(entry.rate)}.`);
    }
    descriptions.push({ id, label: checkText(entry.label ?? id, `The label of series "${id}" ${what}`) });
  }
  return { charts: [{ ...common, kind, series: descriptions }], read: readSeries(series, warn) };
}

function heatmapSource({ bounds, counts, cumulative = false }: HeatmapOptions, common: Common, warn: Warn): Source {
  const what = `of heatmap "${common.id}"`;
  if (!Array.isArray(bounds) || bounds.length < 2 || bounds.length > MAX_COLUMNS + 1) {
    throw new TypeError(
      `The bounds ${what} must be an array of 2 to ${MAX_COLUMNS + 1} numbers; they are ${describe(bounds)}.`,
    );
  }
  for (const [index, bound] of bounds.entries()) {
    if (typeof bound !== 'number' || !Number.isFinite(bound) || bound <= (bounds[index - 1] ?? -Infinity)) {
      throw new TypeError(`The bounds ${what} must be ascending finite numbers; bound ${index} is ${describe(bound)}.`);
    }
  }
  if (typeof counts !== 'function') {
    throw new TypeError(
      `The counts ${what} must be a function that returns one number a bucket; they are ${describe(counts)}.`,
    );
  }
  if (typeof cumulative !== 'boolean') {
    throw new TypeError(`The option "cumulative" ${what} must be true or false; it is ${describe(cumulative)}.`);
  }
  const series = bucketSeries(common.id, bounds, common.unit);
  for (const { id } of series) checkId(id, `The id of a bucket ${what}`);
  return {
    charts: [{ ...common, kind: 'heatmap', series, bounds: [...bounds] }],
    read: readCounts({ chart: common.id, counts, buckets: series.length, isCumulative: cumulative }, warn),
  };
}
