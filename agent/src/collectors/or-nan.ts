/** What a reading gives; NaN where it fails: no descriptor is left, or the permission model forbids it. */
export function orNaN(read: () => number): number {
  try {
    return read();
  } catch {
    return Number.NaN;
  }
}
