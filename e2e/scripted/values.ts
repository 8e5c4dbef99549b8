/**
 * A level that swings and trembles between about 5 and 95, another one for each column. It depends on column and time
 * alone, and sees nothing of this file: the bench runs its text in a page.
 */
export function levelAt(column: number, time: number): number {
  const seconds = time / 1000;
  const wave = Math.sin(seconds / 37 + column) + 0.4 * Math.sin(seconds / 5.3 + 2 * column);
  const scattered = Math.sin(seconds * 12.9898 + column * 78.233) * 43_758.5453;
  const noise = scattered - Math.floor(scattered);
  return 50 + 28 * wave + 6 * (noise - 0.5);
}

/** Counts of a histogram's buckets whose middle wanders. */
export function countAt(bucket: number, time: number): number {
  const middle = levelAt(7, time) / 14;
  return Math.round(40 * Math.exp(-((bucket - middle) ** 2) / 2));
}
