import type { Article, Tip } from '../content/article.ts';
import { toDay } from '../content/changes-data.ts';
import { stringAt, stringCount } from '../content/string-table.ts';
import {
  type FormerNames,
  HASH_BYTES,
  KINDS,
  type Kind,
  type RevisionData,
  type RevisionTable,
} from './revision-data.ts';

export interface ItemRevision {
  readonly kind: Kind;
  readonly slug: string;
  readonly inLanguage: string;
  readonly revision: string;
}

/** The part of a revision that follows from the content, in hexadecimal digits. */
const HASH_DIGITS = 2 * HASH_BYTES - 1;

/**
 * What the JSON of articles and tips is compared by. A revision is the hash of what is said, and
 * a last digit, which the calendar turns: 1 when the review is overdue.
 */
export class Revisions {
  readonly #data: readonly RevisionData[];
  readonly #today: number;

  /** @param asOf the day by which `isOverdue` is decided (ISO 8601) */
  constructor(data: readonly RevisionData[], asOf: string) {
    this.#data = data;
    this.#today = toDay(asOf);
  }

  /** The same content on another day. */
  asOf(date: string): Revisions {
    return new Revisions(this.#data, date);
  }

  /** Of a published one. */
  ofArticle({ inLanguage, number }: Pick<Article, 'inLanguage' | 'number'>): string {
    return this.#revision(this.#dataOf(inLanguage).article, number);
  }

  /** Of a published one. */
  ofTip({ inLanguage, number }: Pick<Tip, 'inLanguage' | 'number'>): string {
    return this.#revision(this.#dataOf(inLanguage).tip, number);
  }

  /** Of all that is published in some languages: of each the articles, then the tips, in order. */
  *list(languages: readonly string[]): Generator<ItemRevision> {
    for (const inLanguage of languages) {
      for (const kind of KINDS) {
        const table = this.#dataOf(inLanguage)[kind];
        for (let number = 0; number < stringCount(table.slugs); number++) {
          const slug = stringAt(table.slugs, number);
          yield { kind, slug, inLanguage, revision: this.#revision(table, number) };
        }
      }
    }
  }

  formerNames(inLanguage: string): FormerNames {
    return JSON.parse(new TextDecoder().decode(this.#dataOf(inLanguage).formerNames));
  }

  #dataOf(inLanguage: string): RevisionData {
    const data = this.#data.find(({ language }) => language === inLanguage);
    if (!data) throw new RangeError(`nothing is in ${inLanguage}`);
    return data;
  }

  #revision({ hashes, reviewDue }: RevisionTable, number: number): string {
    const hash = hashes.subarray(number * HASH_BYTES, (number + 1) * HASH_BYTES);
    const isOverdue = (reviewDue[number] ?? 0) <= this.#today;
    const digits = Buffer.from(hash.buffer, hash.byteOffset, hash.length).toString('hex');
    return digits.slice(0, HASH_DIGITS) + Number(isOverdue);
  }
}
