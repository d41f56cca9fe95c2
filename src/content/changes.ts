import type { Article, Tip } from './article.ts';
import {
  CHANGE_TYPES,
  type ChangesData,
  type ChangeType,
  NO_TIP,
  toDate,
  toDay,
} from './changes-data.ts';
import { lowerBound } from './lower-bound.ts';

export interface Change {
  readonly type: ChangeType;
  /** ISO 8601. */
  readonly date: string;
  readonly article: Article;
  /** The tip of it that was withdrawn; otherwise the change is to the article. */
  readonly tip?: Tip;
  /** What editors noted about it. */
  readonly note?: string;
}

/**
 * Where a reader of the log has come to. Editors date what they write, and may date it before
 * changes that were read already; therefore a position is not a number alone but goes with sums of
 * what is before it, and before days ever further back.
 */
export interface LogPosition {
  /** The day at which the reader began, since 1970. */
  readonly since: number;
  /** The day of the last change that was read. */
  readonly day: number;
  /** How many changes were read. */
  readonly count: number;
  /** The sum of these, then of those before `day`, the day before that, 3, 7, 15, … days before. */
  readonly sums: readonly number[];
}

/** Where articles and tips are read by their numbers. */
interface ChangedEdition {
  article(number: number): Article;
  tip(number: number): Tip;
}

/** The log of what was published, changed and withdrawn, oldest first. */
export class Changes {
  readonly #data: ChangesData;
  readonly #editions: readonly ChangedEdition[];

  /** @param editions those of the library */
  constructor(data: ChangesData, editions: readonly ChangedEdition[]) {
    this.#data = data;
    this.#editions = editions;
  }

  /** The position from which all since the day of a date or date-time (ISO 8601) is to be read. */
  positionSince(date: string = BEGINNING): LogPosition {
    const since = toDay(date);
    return { since, day: since, count: 0, sums: [0] };
  }

  /**
   * The next changes, dated `asOf` at the latest, and the position after them. If the log is no
   * longer what it was when the position was reached, it is read again from before the difference,
   * so that nothing is missed.
   * @param asOf ISO 8601 date
   */
  read(
    position: LogPosition,
    limit: number,
    asOf: string,
  ): { changes: Change[]; next: LogPosition; more: boolean } {
    const start = this.#before(position.since);
    const from = this.#resume(position, start);
    const end = Math.max(from, this.#before(toDay(asOf) + 1));
    const to = Math.min(from + limit, end);
    const changes = Array.from({ length: to - from }, (_, i) => this.#change(from + i));
    return { changes, next: this.#positionAt(to, position, start), more: to < end };
  }

  #change(at: number): Change {
    const { days, types, editions, articles, tips, notes } = this.#data;
    const number = editions[at] ?? 0;
    const edition = this.#editions[number];
    if (!edition) throw new RangeError(`no edition ${number}`);
    const article = edition.article(articles[at] ?? 0);
    const tip = tips[at] ?? NO_TIP;
    const note = article.changes[notes[at] ?? 0]?.note;
    return {
      type: CHANGE_TYPES[types[at] ?? 0] ?? 'changed',
      date: toDate(days[at] ?? 0),
      article,
      ...(tip !== NO_TIP && { tip: edition.tip(tip) }),
      ...(note !== undefined && { note }),
    };
  }

  #positionAt(position: number, { since }: LogPosition, start: number): LogPosition {
    const count = position - start;
    const day = count > 0 ? (this.#data.days[position - 1] ?? since) : since;
    const sums = [this.#sum(start, position)];
    for (let back = 0; ; back++) {
      const earlier = this.#before(daysBack(day, back));
      if (earlier <= start) return { since, day, count, sums };
      sums.push(this.#sum(start, earlier));
    }
  }

  /** The last of the positions that a position names up to which the log is as it was. */
  #resume({ day, count, sums }: LogPosition, start: number): number {
    const positions = sums.map((_, i) =>
      i === 0 ? start + count : this.#before(daysBack(day, i - 1)),
    );
    const { length } = this.#data.days;
    const held = positions.find(
      (position, i) =>
        position >= start && position <= length && this.#sum(start, position) === sums[i],
    );
    return held ?? start;
  }

  #sum(from: number, to: number): number {
    const { sums } = this.#data;
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) >>> 0;
  }

  /** How many changes are before a day. */
  #before(day: number): number {
    const { days } = this.#data;
    return lowerBound(0, days.length, (position) => (days[position] ?? 0) < day);
  }
}

/** Before all dates that content can have. */
const BEGINNING = '0000-01-01';

function daysBack(day: number, step: number): number {
  return day - (2 ** step - 1);
}
