import { columnsOf } from '../../shared/charts.ts';
import { MAX_COLUMNS } from '../../shared/limits.ts';
import type { Schema } from '../../shared/messages.ts';
import type { Source } from './source.ts';

/** Where each source writes its values in a row, and what the row means. */
export interface Layout extends Schema {
  /** One sample: its time, then a value for each of `columns`. */
  row: Float64Array;
  parts: { source: Source; values: Float64Array }[];
}

/** The charts of a process, in the order in which they came. */
export interface Registry {
  readonly layout: Layout;
  /**
   * Adds a source and starts a new layout. Throws a `TypeError` where an id is taken or columns run out.
   * Returns the way to take it off again, after which there is yet another layout.
   */
  add(source: Source): () => void;
}

export function createRegistry(): Registry {
  let sources: Source[] = [];
  let layout = createLayout(1, sources);
  return {
    get layout() {
      return layout;
    },
    add(source) {
      checkFit(source, sources);
      sources = [...sources, source];
      layout = createLayout(layout.schema + 1, sources);
      return () => {
        if (!sources.includes(source)) return;
        sources = sources.filter((other) => other !== source);
        layout = createLayout(layout.schema + 1, sources);
      };
    },
  };
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
function checkFit(source: Source, others: readonly Source[]): void {
  const charts = others.flatMap((other) => other.charts);
  for (const { id } of source.charts) {
    if (charts.some((chart) => chart.id === id)) throw new TypeError(`There is already a chart with the id "${id}".`);
  }
  const owners = new Map(charts.flatMap((chart) => chart.series.map((series) => [series.id, chart.id] as const)));
  const columns = columnsOf(source.charts);
  for (const id of columns) {
    const owner = owners.get(id);
    if (owner !== undefined) {
      throw new TypeError(`The series id "${id}" is taken by chart "${owner}"; series ids are unique in the agent.`);
    }
  }
  const count = owners.size + columns.length;
  if (count > MAX_COLUMNS) {
    const ids = source.charts.map((chart) => `"${chart.id}"`).join(', ');
    throw new TypeError(`With chart ${ids} there would be ${count} series; at most ${MAX_COLUMNS} are allowed.`);
  }
}
