import { DAY_MS } from '../units.ts';
/** From a moment on and until before another, both in milliseconds since 1970. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

export const ALWAYS: Interval = {
  from: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
};

/** The day (UTC) that a moment is in. */
export function dayOf(now: number): Interval {
  const from = Math.floor(now / DAY_MS) * DAY_MS;
  return { from, until: from + DAY_MS };
}

/** Clocks are also set back: what is before an interval is as far outside of it as what is after. */
export function contains({ from, until }: Interval, now: number): boolean {
  return from <= now && now < until;
}

export function intersection(a: Interval, b: Interval): Interval {
  return { from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) };
}
