/** Of lists of these lengths, one after the other, how much of each lies within the first so many. */
export function sharesOf(lengths: readonly number[], first: number): number[] {
  let left = first;
  return lengths.map((length) => {
    const share = Math.min(length, left);
    left -= share;
    return share;
  });
}
