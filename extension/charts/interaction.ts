import type uPlot from 'uplot';
import type { TimeRange } from '../models/timeline.ts';

/** What a person does in a chart that has to do with time. */
export interface TimeGestures {
  /** Dragged over a range. */
  zoom(range: TimeRange): void;
  /** Double clicked. */
  reset(): void;
}

/** In CSS pixels: a mouse that moves by less between press and release was meant to click. */
const SHORTEST_DRAG_PX = 4;

/** A cursor of one vertical line, shared by the charts of the same key. A drag is a zoom, which is left to `zoomHook`. */
export function timeCursor(syncKey: string, { reset }: Pick<TimeGestures, 'reset'>): uPlot.Cursor {
  return {
    y: false,
    drag: { x: true, y: false, setScale: false, dist: SHORTEST_DRAG_PX },
    points: { size: 5 },
    sync: { key: syncKey, scales: ['x', null], filters: { pub: isMove, sub: isMove } },
    bind: {
      dblclick: () => () => {
        reset();
        return null;
      },
    },
  };
}

/** For `setSelect`: tells of the range that was dragged over, and takes the mark of it away. */
export function zoomHook({ zoom }: Pick<TimeGestures, 'zoom'>): (u: uPlot) => void {
  return (u) => {
    const { left, width } = u.select;
    if (width <= 0) return;
    const [from, to] = [u.posToVal(left, 'x'), u.posToVal(left + width, 'x')];
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    zoom({ from, to });
  };
}

/** Only the cursor's movement is shared: a click or drag belongs to the chart in which it happens. */
const isMove = (type: string) => type === 'mousemove' || type === 'mouseleave';
