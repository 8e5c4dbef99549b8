import uPlot from 'uplot';

/** Charts with the same key share their cursor. */
export const SYNC_KEY = 'procscope';

const OUTSIDE = -10;

/** Moves the line of the cursor on every chart to a time, or takes it away, for what is no chart itself. */
export function moveCursor(time: number | undefined): void {
  for (const plot of uPlot.sync(SYNC_KEY).plots) {
    const left = time === undefined ? OUTSIDE : plot.valToPos(time, 'x');
    // The charts tell of what the mouse does on them; this is not on them, nor is what it did there last.
    delete plot.cursor.event;
    plot.setCursor({ left, top: 0 });
  }
}
