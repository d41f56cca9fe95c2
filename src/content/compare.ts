/** By UTF-16 code units: the same order on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
