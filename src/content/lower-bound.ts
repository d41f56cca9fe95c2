/**
 * The first of the places from `start` to before `end` that isn't before what is looked for, or
 * `end`: a binary search in whatever is sorted.
 */
export function lowerBound(
  start: number,
  end: number,
  isBefore: (place: number) => boolean,
): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
