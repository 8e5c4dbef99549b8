/** Which rows of a long list are to be there: from `first` up to, but not with, `end`. */
export interface RowWindow {
  first: number;
  end: number;
}

/** Rows beyond either edge that are there already, so that scrolling and the arrow keys find them. */
const SPARE = 6;

/** The rows within a scrolled view of so many pixels, with some to spare. */
export function rowWindow(count: number, rowHeight: number, scrollTop: number, viewHeight: number): RowWindow {
  const first = Math.floor(scrollTop / rowHeight) - SPARE;
  const end = Math.ceil((scrollTop + viewHeight) / rowHeight) + SPARE;
  return { first: Math.max(Math.min(first, count), 0), end: Math.min(end, count) };
}

/** How far a list that grows at its top must be scrolled on, so that its rows stay where they are on screen. */
export function growth(keys: readonly string[], formerFirst: string | undefined, rowHeight: number): number {
  const index = formerFirst === undefined ? -1 : keys.indexOf(formerFirst);
  return Math.max(index, 0) * rowHeight;
}
