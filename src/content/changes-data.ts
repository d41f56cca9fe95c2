import { createHash } from 'node:crypto';
import { DAY_MS } from '../units.ts';
import { publishedTips, withdrawnTips } from './article.ts';
import { compare } from './compare.ts';
import type { ArticleSource } from './model.ts';

/** What happened to articles, and which tips were withdrawn, oldest first, as columns: one entry a change in each. */
export interface ChangesData {
  /** Days since 1970, ascending. */
  readonly days: Int32Array;
  /** Places in `CHANGE_TYPES`. */
  readonly types: Uint8Array;
  /** Which edition of the library, and which article of it. */
  readonly editions: Uint16Array;
  readonly articles: Uint32Array;
  /** The number of the tip that was withdrawn, or `NO_TIP` where it is about the article. */
  readonly tips: Uint32Array;
  /** The place of the change in its article's `changes`, or `NO_NOTE`. */
  readonly notes: Uint8Array;
  /**
   * Sums, modulo 2³², of hashes of the changes before each, and of all: two logs with the same sum
   * at a place are the same up to there. One more entry than changes.
   */
  readonly sums: Uint32Array;
}

/** In the order in which they come on one day. */
export const CHANGE_TYPES = ['published', 'changed', 'withdrawn'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

const NO_NOTE = 255;
export const NO_TIP = 2 ** 32 - 1;

interface Entry {
  readonly type: ChangeType;
  readonly date: string;
  readonly note: number;
  readonly edition: number;
  readonly article: number;
  readonly tip: number;
  /** Tells it from all others, whatever else is in the library. */
  readonly name: string;
}

/**
 * @param editions the articles of each edition, in the order of their numbers
 * @param only the edition whose changes are wanted; all if it is missing
 */
export function buildChanges(
  editions: readonly (readonly ArticleSource[])[],
  only?: number,
): ChangesData {
  const entries = editions.flatMap((articles, edition) =>
    only === undefined || only === edition ? entriesOf(articles, edition) : [],
  );
  entries.sort((a, b) => compare(a.date, b.date) || compareOnOneDay(a, b));
  const sums = new Uint32Array(entries.length + 1);
  for (const [i, { name }] of entries.entries()) sums[i + 1] = (sums[i] ?? 0) + hashOf(name);
  return {
    days: Int32Array.from(entries, ({ date }) => toDay(date)),
    types: Uint8Array.from(entries, ({ type }) => CHANGE_TYPES.indexOf(type)),
    editions: Uint16Array.from(entries, ({ edition }) => edition),
    articles: Uint32Array.from(entries, ({ article }) => article),
    tips: Uint32Array.from(entries, ({ tip }) => tip),
    notes: Uint8Array.from(entries, ({ note }) => note),
    sums,
  };
}

/** The day (UTC) of a date or date-time (ISO 8601), counted from 1970. */
export function toDay(date: string): number {
  return Math.floor(Date.parse(date) / DAY_MS);
}

export function toDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function entriesOf(articles: readonly ArticleSource[], edition: number): Entry[] {
  const entries: Entry[] = [];
  // As tips are numbered: the withdrawn ones come after all others.
  let nextTip = articles.reduce((sum, article) => sum + publishedTips(article).length, 0);
  for (const [article, source] of articles.entries()) {
    const { slug, inLanguage, datePublished, dateModified, changes, withdrawn } = source;
    const add = (type: ChangeType, date: string, note = NO_NOTE, tip = NO_TIP, of = slug) => {
      const name = `${inLanguage} ${of} ${note} ${type} ${date}`;
      entries.push({ type, date, note, edition, article, tip, name });
    };
    // The note on the day of publication, if there is one, is about the publication.
    const isFirst = changes[0]?.date === datePublished;
    add('published', datePublished, isFirst ? 0 : NO_NOTE);
    for (const [note, { date }] of changes.entries())
      if (note > 0 || !isFirst) add('changed', date, note);
    if (dateModified > datePublished && !changes.some(({ date }) => date === dateModified))
      add('changed', dateModified);
    if (withdrawn) add('withdrawn', withdrawn.date);
    for (const tip of withdrawnTips(source)) {
      if (tip.withdrawn) add('withdrawn', tip.withdrawn.date, NO_NOTE, nextTip, `tip ${tip.slug}`);
      nextTip++;
    }
  }
  return entries;
}

function compareOnOneDay(a: Entry, b: Entry): number {
  const typeOf = ({ type }: Entry) => CHANGE_TYPES.indexOf(type);
  return typeOf(a) - typeOf(b) || compare(a.name, b.name);
}

function hashOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32LE();
}
