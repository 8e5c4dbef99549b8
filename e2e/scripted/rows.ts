import { columnsOf } from '../../shared/charts.ts';
import { encodeFrame, frameBytes } from '../../shared/frame.ts';
import { MAX_HISTORY_FRAME_BYTES } from '../../shared/limits.ts';
import type { ScriptedChart } from './charts.ts';

/** Makes the rows of a list of charts, as frames. */
export interface Rows {
  columns: string[];
  /** One frame with the rows of these times. */
  frame(times: readonly number[], flags?: { history: boolean; last: boolean }): Uint8Array;
  /** The same as history: as many frames as an agent would make of them, the last one flagged. One, if there is no row. */
  history(times: readonly number[]): Uint8Array[];
}

export function createRows(charts: readonly ScriptedChart[], schema: number): Rows {
  const columns = columnsOf(charts);
  const writers = charts.flatMap((chart) =>
    chart.series.map(({ id }, index) => ({
      column: columns.indexOf(id),
      value: (time: number) => chart.value(index, time),
    })),
  );
  const width = columns.length;
  const rowsAFrame = Math.max(1, Math.floor(MAX_HISTORY_FRAME_BYTES / frameBytes(width, 1)));

  const frame: Rows['frame'] = (times, flags = { history: false, last: false }) => {
    const values = new Float64Array(times.length * (1 + width));
    for (const [row, time] of times.entries()) {
      const start = row * (1 + width);
      values[start] = time;
      for (const { column, value } of writers) values[start + 1 + column] = value(time);
    }
    return encodeFrame({ schema, ...flags, columns: width, rows: times.length, values });
  };

  return {
    columns,
    frame,
    history(times) {
      const pieces = Array.from({ length: Math.max(1, Math.ceil(times.length / rowsAFrame)) }, (_, index) =>
        times.slice(index * rowsAFrame, (index + 1) * rowsAFrame),
      );
      return pieces.map((piece, index) => frame(piece, { history: true, last: index === pieces.length - 1 }));
    },
  };
}
