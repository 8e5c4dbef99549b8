import type uPlot from 'uplot';
import type { GridLine } from './comparison-grid.ts';
import { faded } from './look.ts';

/** Strong enough to be seen once, weak enough for six of them over each other. */
const STRENGTH = 0.16;

/** Fills what lies between the lowest and the highest values of a line, in the canvas pixels of the plot. */
export function drawEnvelope(u: uPlot, times: readonly number[], { cells, low, high }: GridLine, color: string): void {
  if (!low || !high || !low.some((value, index) => value < (high[index] ?? value))) return;
  const { ctx } = u;
  const x = (index: number) => u.valToPos(times[index] ?? 0, 'x', true);
  ctx.fillStyle = faded(color, STRENGTH);
  for (const run of runsOf(cells)) {
    if (run.length < 2) continue;
    ctx.beginPath();
    for (const index of run) ctx.lineTo(x(index), u.valToPos(high[index] ?? 0, 'y', true));
    for (const index of run.toReversed()) ctx.lineTo(x(index), u.valToPos(low[index] ?? 0, 'y', true));
    ctx.closePath();
    ctx.fill();
  }
}

/** The places of the values between gaps, run by run. A run of one place cannot be drawn as a line. */
export function runsOf(cells: GridLine['cells']): number[][] {
  const runs: number[][] = [[]];
  for (const [index, cell] of cells.entries()) {
    if (cell === null) runs.push([]);
    else if (cell !== undefined) runs.at(-1)?.push(index);
  }
  return runs.filter(({ length }) => length > 0);
}
