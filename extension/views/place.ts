/** A rectangle in CSS pixels of the viewport. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where a popup goes, and how high it may become before it has to scroll. */
export interface Place {
  left: number;
  top: number;
  maxHeight: number;
}

const GAP = 2;
const MARGIN = 4;

/**
 * The place for a popup of some size beside what it belongs to: under it and flush with its right edge; over it where
 * there is more room and it needs that; always within the viewport.
 */
export function placeBeside(
  anchor: Box,
  { width, height }: { width: number; height: number },
  viewport: { width: number; height: number },
): Place {
  const rightmost = viewport.width - width - MARGIN;
  const left = Math.max(Math.min(anchor.right - width, rightmost), MARGIN);
  const below = viewport.height - anchor.bottom - GAP - MARGIN;
  const above = anchor.top - GAP - MARGIN;
  if (height <= below || below >= above) return { left, top: anchor.bottom + GAP, maxHeight: below };
  return { left, top: anchor.top - GAP - Math.min(height, above), maxHeight: above };
}
