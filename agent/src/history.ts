import { MAX_HISTORY_BYTES } from '../../shared/limits.ts';
import { createRing, type Ring, rowsOf } from './ring.ts';

/** How many samples a history of that length takes, and whether the limit in bytes allows fewer. */
export function historyRows(
  historySeconds: number,
  intervalMs: number,
  columns: number,
): { rows: number; isCut: boolean } {
  const wanted = Math.ceil((historySeconds * 1000) / intervalMs);
  const allowed = Math.floor(MAX_HISTORY_BYTES / ((1 + columns) * 8));
  return { rows: Math.min(wanted, allowed), isCut: wanted > allowed };
}

/** The time that the row numbered `row` carries in its first place, or NaN where there is no such row. */
function timeAt(ring: Ring, row: number): number {
  return ring.view(row, 1)[0] ?? Number.NaN;
}

/** Drops the rows from `time` on, so that the next sample, taken then, is the latest. */
export function dropFrom(history: Ring, time: number): void {
  let end = history.end;
  while (end > history.first && timeAt(history, end - 1) >= time) end--;
  history.cut(end);
}

/**
 * The same rows under other columns: each keeps its number and its time, a column keeps its values by its id, and a
 * column that did not exist is NaN. Where the new capacity is smaller the oldest rows go.
 */
export function rewrite(history: Ring, from: readonly string[], to: readonly string[], capacity: number): Ring {
  const rewritten = createRing(1 + to.length, capacity, { start: history.first });
  const places = to.map((id) => from.indexOf(id));
  const row = new Float64Array(1 + to.length);
  for (const old of rowsOf(history)) rewritten.append(rewriteRow(old, places, row));
  return rewritten;
}

/** Fills `target` with the time of `source` and, for each column, the value at its old place (-1: NaN). */
export function rewriteRow(source: Float64Array, places: readonly number[], target: Float64Array): Float64Array {
  target[0] = source[0] ?? Number.NaN;
  for (const [column, place] of places.entries())
    target[1 + column] = place < 0 ? Number.NaN : (source[1 + place] ?? 0);
  return target;
}
