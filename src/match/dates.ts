import { foldWord } from '../content/fold-word.ts';
import type { Word } from './words.ts';

const DAY = 86_400_000;
/** Where day, month and year stand among three parts of a date. */
const ORDERS = [
  [0, 1, 2],
  [1, 0, 2],
  [2, 1, 0],
] as const;

/** Tells how many of five words are a date in the next seven days, infinitely many where none is. */
export type DateReader = (words: readonly Word[], now: number) => number;

/** Whether a moment is no longer ago than a day, nor further ahead than so many days. */
export const isNear = (time: number, now: number, days: number) =>
  time > now - DAY && time <= now + days * DAY;

/** @param language whose names of months are known, a BCP 47 tag, or the first that is known of several */
export function dateReader(language: string | string[]): DateReader {
  const months = Array.from({ length: 12 }, (_, month) =>
    foldWord(new Date(2020, month, 9).toLocaleDateString(language, { month: 'long' })),
  );
  return (words, now) => {
    // What stands between: `5th of December`, `5 de diciembre de 2026`.
    const places = [0, 1, 2, 3, 4].filter((i) => !/^(del?|of|the)$/.test(words[i]?.[0] ?? ''));
    for (const order of ORDERS) {
      const [day = '', month = '', given = ''] = order.map((i) => words[places[i] as number]?.[0]);
      const isYear = /^20\d\d$/.test(given);
      // A year comes first where it is one: “is November 30” begins no date.
      const named =
        (isYear || order[2]) &&
        month.length > 2 &&
        months.findIndex((name) => name.startsWith(month)) + 1;
      const number = named || (isYear && +month);
      // Without a year it is the next such day.
      const thisYear = new Date(now).getUTCFullYear();
      for (const year of isYear ? [+given] : [thisYear, thisYear + 1])
        if (number && isNear(Date.UTC(year, number - 1, parseInt(day, 10)), now, 7))
          return (places[+isYear + 1] as number) + 1;
    }
    return Infinity;
  };
}
