/** The index of the first element that is at least `value`, in an ascending list; its length where there is none. */
export function lowerBound(ascending: ArrayLike<number>, value: number): number {
  return firstIndex(ascending.length, (index) => (ascending[index] ?? Infinity) >= value);
}

/** The first index below `length` at which `holds` is true, where it is false before and true from there on. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
