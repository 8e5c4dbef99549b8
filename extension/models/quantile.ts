/**
 * The value below which a share `q` of what was counted lies, estimated from the counts of buckets: within a bucket the
 * values are taken to be spread evenly, by the logarithm where both of its bounds are above zero. `bounds` has one more
 * element than `counts`. `undefined` where nothing was counted.
 */
export function quantile(counts: readonly number[], bounds: readonly number[], q: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!(total > 0)) return undefined;
  const wanted = q * total;
  let below = 0;
  for (const [bucket, count] of counts.entries()) {
    if (count > 0 && below + count >= wanted) {
      return between(bounds[bucket] ?? 0, bounds[bucket + 1] ?? 0, (wanted - below) / count);
    }
    below += count;
  }
  return bounds[counts.length];
}

function between(low: number, high: number, share: number): number {
  return low > 0 ? low * (high / low) ** share : low + (high - low) * share;
}
