import type { ChartDescription, ChartKind } from '../../shared/charts.ts';
import { countAt, levelAt } from './values.ts';

/** A chart with made-up values, which depend on series and time alone. */
export interface ScriptedChart extends ChartDescription {
  /** `series` is the place in the chart's list, `time` in milliseconds since the epoch; NaN where there is no value. */
  value(series: number, time: number): number;
}

/** The description as it goes over the wire. */
export function descriptionOf({ value: _, ...description }: ScriptedChart): ChartDescription {
  return description;
}

/** As many charts as wanted, of one kind, six in a group. */
export function manyCharts(
  count: number,
  seriesEach = 4,
  kind: Exclude<ChartKind, 'heatmap'> = 'lines',
): ScriptedChart[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `chart.${index}`,
    title: `Chart ${index + 1}`,
    unit: '{thing}',
    kind,
    group: `group ${Math.floor(index / 6) + 1}`,
    help: `Made-up values, ${seriesEach} series of them.`,
    series: seriesOf(
      `chart.${index}`,
      Array.from({ length: seriesEach }, (__, series) => `series ${series + 1}`),
    ),
    value: (series, time) => levelAt(index * seriesEach + series, time),
  }));
}

/** A chart of every kind and unit, with one that is always zero and one that never has a value. */
export function everyKind(): ScriptedChart[] {
  const bounds = [0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
  return [
    chart('memory', 'Process memory', 'By', 'lines', ['rss', 'heap total', 'heap used', 'external'], (series, time) =>
      Math.round((40 * (3 - series) + levelAt(series, time) / 3) * 1.5e6),
    ),
    chart('memory', 'Heap spaces', 'By', 'area', ['new', 'old', 'code', 'large object'], (series, time) =>
      Math.round(levelAt(10 + series, time) * 1e6),
    ),
    chart(
      'gc',
      'Share of time',
      '1',
      'area',
      ['minor', 'major', 'incremental'],
      (series, time) => levelAt(20 + series, time) / 1500,
    ),
    chart('gc', 'Pauses', 's', 'heatmap', bounds.slice(1).map(String), countAt, { bounds }),
    chart(
      'event loop',
      'Delay',
      's',
      'bands',
      ['p50', 'p90', 'p99', 'max'],
      (series, time) => (levelAt(30, time) / 5000) * 1.9 ** series,
    ),
    chart('event loop', 'Utilization', '1', 'lines', ['utilization'], (_, time) => levelAt(40, time) / 110),
    chart('http', 'Requests', '{request}/s', 'bars', ['2xx', '4xx', '5xx'], (series, time) =>
      Math.max(0, Math.round(levelAt(50 + series, time) / (1 + 4 * series) - 6 * series)),
    ),
    chart('http', 'Bytes sent', 'By/s', 'lines', ['sent'], (_, time) => levelAt(60, time) * 20_000),
    chart('other', 'Nothing happens', '{thing}', 'lines', ['zero'], () => 0),
    chart('other', 'No values', 's', 'lines', ['absent'], () => Number.NaN),
  ];
}

function chart(
  group: string,
  title: string,
  unit: string,
  kind: ChartKind,
  labels: string[],
  value: ScriptedChart['value'],
  more: Partial<ScriptedChart> = {},
): ScriptedChart {
  const id = `${group}.${title}`.toLowerCase().replaceAll(' ', '_');
  return { id, title, unit, kind, group, help: `${title}, made up.`, series: seriesOf(id, labels), value, ...more };
}

const seriesOf = (chart: string, labels: string[]) =>
  labels.map((label, index) => ({ id: `${chart}.${index}`, label }));
