/** How an index writes terms, tips, impacts and positions as numbers. */

export const NO_TERM = 0xffffffff;
/** The lower bits of a posting that hold the tip: at most 1,048,576 tips in an index. */
export const TIP_BITS = 20;
export const TIP_MASK = (1 << TIP_BITS) - 1;
export const MAX_TIPS = TIP_MASK + 1;
/** Impacts are kept in 12 bits, in steps of 1/256, far below what changes an order. */
export const IMPACT_STEPS = 256;
const MAX_IMPACT = 0xfff;
/** Positions that are left free after each field, and each item of one. */
export const TEXT_GAP = 9;
/**
 * The term, no word's, that stands where each item of a field begins, and where one after the last
 * would: an item ends `TEXT_GAP` before the next.
 */
export const ITEM_START = '  ';
export const SIGNIFICANT_TERMS = 16;

/** The impact of a posting as it is stored and ranked by, in steps. */
export function quantize(impact: number): number {
  return Math.max(1, Math.min(MAX_IMPACT, Math.round(impact * IMPACT_STEPS)));
}
