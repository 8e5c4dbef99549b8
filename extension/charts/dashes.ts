/** How the lines of one service are told apart, since they have its colour: by their dashes, and then by strength. */
export interface LineStyle {
  /** Lengths of strokes and gaps in CSS pixels; none for a solid line. */
  dash: number[];
  /** From 0 to 1. */
  alpha: number;
}

const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [9, 3, 2, 3], [4, 6]];
const ALPHAS = [1, 0.55];

/** The style of the line in so many-th place; the first ten differ. */
export function lineStyle(place: number): LineStyle {
  const dash = DASHES[place % DASHES.length] ?? [];
  const alpha = ALPHAS[Math.floor(place / DASHES.length) % ALPHAS.length] ?? 1;
  return { dash: [...dash], alpha };
}
