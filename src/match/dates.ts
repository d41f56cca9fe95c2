import { fold } from '../content/fold.ts';

const DAY = 86_400_000;
/** How far ahead a date is near, in days. */
const NEAR = 7;

/** Reads near dates among words: tells how many words from one on are such a date, 0 for none. */
export type DateReader = (words: readonly string[], at: number, now: number) => number;

/** @param language whose names of months are known, a BCP 47 tag */
export function dateReader(language: string): DateReader {
  const names = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, i) => fold(names.format(Date.UTC(2020, i))));
  /** The number of a month, from 1; names may be shortened to three letters and more. */
  const monthOf = (word = '') =>
    word.length > 2 ? months.findIndex((month) => month.startsWith(word)) + 1 : 0;

  return (words, at, now) => {
    // What may stand between: `5th of December`, `5 de diciembre de 2026`.
    const places: number[] = [];
    for (let i = at; i < at + 7 && places.length < 3; i++)
      if (!/^(?:de|del|of|the|st|nd|rd|th)$/.test(words[i] ?? '')) places.push(i);
    const [first = '', second = '', third = ''] = places.map((place) => words[place] ?? '');
    const years = /^20\d\d$/.test(third)
      ? [+third]
      : [0, 1].map((n) => new Date(now).getUTCFullYear() + n);
    const length = (places[/^20\d\d$/.test(third) ? 2 : 1] ?? at) + 1 - at;
    const isNear = (year: number, month: number, day: number) => {
      const ahead = Date.UTC(year, month - 1, day) - now;
      return month > 0 && day > 0 && day < 32 && ahead > -DAY && ahead <= NEAR * DAY;
    };
    if (/^20\d\d$/.test(first))
      return isNear(+first, +second, +third) ? (places[2] ?? at) + 1 - at : 0;
    const day = (word: string) => Number.parseInt(word, 10) || 0;
    const number = (word: string) => (/^\d+$/.test(word) ? +word : 0);
    const pairs = monthOf(second)
      ? [[monthOf(second), day(first)]]
      : monthOf(first)
        ? [[monthOf(first), day(second)]]
        : // Numbers alone, in either order, are a date with their year only.
          /^20\d\d$/.test(third)
          ? [
              [number(second), number(first)],
              [number(first), number(second)],
            ]
          : [];
    return years.some((year) =>
      pairs.some(([month = 0, date = 0]) => month < 13 && isNear(year, month, date)),
    )
      ? length
      : 0;
  };
}
