import { columnsOf } from '../../shared/charts.ts';
import { MAX_COLUMNS } from '../../shared/limits.ts';
import type { Schema } from '../../shared/messages.ts';
import type { Source } from './source.ts';

/** Where each source writes its values in a row, and what the row means. */
interface Layout extends Schema {
  /** One sample: its time, then a value for each of `columns`. */
  row: Float64Array;
  parts: { source: Source; values: Float64Array }[];
}

/** The charts of a process, in the order in which they came. */
interface Registry {
  readonly layout: Layout;
  /**
   * Adds a source and starts a new layout. Throws a `TypeError` where an id is taken or columns run out.
   * Returns the way to take it off again, after which there is yet another layout.
   */
  add(source: Source): () => void;
}

export function createRegistry(): Registry {
  const sources = new Set<Source>();
  const owners: Owners = { charts: new Set(), series: new Map() };
  let schema = 1;
  /** Built when it is asked for: an application adds its charts in one go, and each would lay out all of them anew. */
  let layout: Layout | undefined;

  return {
    get layout() {
      layout ??= createLayout(schema, [...sources]);
      return layout;
    },
    add(source) {
      checkFit(source, owners);
      sources.add(source);
      for (const { id, series } of source.charts) {
        owners.charts.add(id);
        for (const { id: seriesId } of series) owners.series.set(seriesId, id);
      }
      schema++;
      layout = undefined;
      return () => {
        if (!sources.delete(source)) return;
        for (const { id, series } of source.charts) {
          owners.charts.delete(id);
          for (const { id: seriesId } of series) owners.series.delete(seriesId);
        }
        schema++;
        layout = undefined;
      };
    },
  };
}

/** The ids that are taken, and for a series the chart that it belongs to. */
interface Owners {
  charts: Set<string>;
  series: Map<string, string>;
}

function createLayout(schema: number, sources: readonly Source[]): Layout {
  const charts = sources.flatMap((source) => source.charts);
  const columns = columnsOf(charts);
  const row = new Float64Array(1 + columns.length);
  let start = 1;
  const parts = sources.map((source) => {
    const values = row.subarray(start, start + columnsOf(source.charts).length);
    start += values.length;
    return { source, values };
  });
  return { schema, charts, columns, row, parts };
}

/** Within one source a series may stand in several charts; between sources each id is used once. */
function checkFit(source: Source, owners: Owners): void {
  for (const { id } of source.charts) {
    if (owners.charts.has(id)) throw new TypeError(`There is already a chart with the id "${id}".`);
  }
  const columns = columnsOf(source.charts);
  for (const id of columns) {
    const owner = owners.series.get(id);
    if (owner !== undefined) {
      throw new TypeError(`The series id "${id}" is taken by chart "${owner}"; series ids are unique in the agent.`);
    }
  }
  const count = owners.series.size + columns.length;
  if (count > MAX_COLUMNS) {
    const ids = source.charts.map((chart) => `"${chart.id}"`).join(', ');
    throw new TypeError(`With chart ${ids} there would be ${count} series; at most ${MAX_COLUMNS} are allowed.`);
  }
}
