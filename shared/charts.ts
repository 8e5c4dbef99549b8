import { asArray, asId, asNumber, asObject, asOneOf, asText, field, ProtocolError } from './guard.ts';
import { MAX_COLUMNS } from './limits.ts';

export const CHART_KINDS = ['lines', 'area', 'bars', 'bands', 'heatmap'] as const;

/**
 * How a chart is drawn: `lines`; `area`, stacked; `bars`, stacked; `bands`, series from low to high with the space
 * between them filled; `heatmap`, one series a bucket.
 */
export type ChartKind = (typeof CHART_KINDS)[number];

/** A line of a chart, or a bucket of a heatmap. Its id is also the id of its column in the sample frames. */
export interface SeriesDescription {
  id: string;
  label: string;
}

/**
 * What the agent says about a chart, and all that the panel knows of it.
 *
 * `unit` is UCUM as OpenTelemetry uses it: `By`, `s`, `1` (a ratio, shown as per cent), `{thing}` (a count), each also
 * with `/s`; any other is shown as it is. `bounds`, of a heatmap alone, are n + 1 ascending values in that unit for n
 * series; the series hold counts per interval.
 */
export interface ChartDescription {
  id: string;
  title: string;
  unit: string;
  kind: ChartKind;
  group: string;
  help?: string;
  series: SeriesDescription[];
  bounds?: number[];
}

/** Every series id of the charts, each once, in the order of first appearance: the order of columns in a frame. */
export function columnsOf(charts: readonly ChartDescription[]): string[] {
  return [...new Set(charts.flatMap((chart) => chart.series.map((series) => series.id)))];
}

/** Checks a list of charts that came over the wire. Chart ids are unique; a series may stand in several charts. */
export function asCharts(value: unknown): ChartDescription[] {
  const charts = asArray(value, 'The list of charts', MAX_COLUMNS).map(asChart);
  const ids = new Set<string>();
  for (const { id } of charts) {
    if (ids.has(id)) throw new ProtocolError(`The chart id "${id}" is used twice.`);
    ids.add(id);
  }
  return charts;
}

function asChart(value: unknown): ChartDescription {
  const object = asObject(value, 'A chart');
  const id = asId(field(object, 'id'), 'The id of a chart');
  const what = `of chart "${id}"`;
  const kind = asOneOf(field(object, 'kind'), CHART_KINDS, `The kind ${what}`);
  const series = asArray(field(object, 'series'), `The series list ${what}`, MAX_COLUMNS).map((entry) =>
    asSeries(entry, what),
  );
  if (series.length === 0) throw new ProtocolError(`The series list ${what} is empty.`);
  const help = field(object, 'help');
  return {
    id,
    title: asText(field(object, 'title'), `The title ${what}`),
    unit: asText(field(object, 'unit'), `The unit ${what}`),
    kind,
    group: asId(field(object, 'group'), `The group ${what}`),
    ...(help === undefined ? {} : { help: asText(help, `The help ${what}`) }),
    series,
    ...(kind === 'heatmap' ? { bounds: asBounds(field(object, 'bounds'), series.length, what) } : {}),
  };
}

function asSeries(value: unknown, what: string): SeriesDescription {
  const object = asObject(value, `A series ${what}`);
  return {
    id: asId(field(object, 'id'), `The id of a series ${what}`),
    label: asText(field(object, 'label'), `The label of a series ${what}`),
  };
}

function asBounds(value: unknown, buckets: number, what: string): number[] {
  const bounds = asArray(value, `The bounds ${what}`, MAX_COLUMNS + 1).map((bound) =>
    asNumber(bound, `A bound ${what}`),
  );
  if (bounds.length !== buckets + 1) {
    throw new ProtocolError(`The bounds ${what} are ${bounds.length}; ${buckets} buckets want ${buckets + 1}.`);
  }
  if (bounds.some((bound, index) => index > 0 && bound <= (bounds[index - 1] ?? bound))) {
    throw new ProtocolError(`The bounds ${what} do not ascend.`);
  }
  return bounds;
}
