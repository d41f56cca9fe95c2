import type { Issue } from '../issues.ts';
import { type ArticleSource, CalendarDate } from '../model.ts';
import { type Check, type DraftArticle, entriesOf } from './draft.ts';

interface Dated {
  readonly name: string;
  readonly pointer: string;
  readonly date: string;
}

/** Published, changed, reviewed, due for review: in this order. */
export const checkDates: Check = function* ({ articles }) {
  for (const draft of articles)
    for (const issue of [...ordinaryDates(draft), ...changeDates(draft.article)])
      yield { file: draft.file, ...issue };
};

/** The days at which an article and its tips were withdrawn. */
export const withdrawalsOf = (draft: DraftArticle): Dated[] =>
  entriesOf(draft).flatMap(({ pointer, source: { withdrawn } }) =>
    withdrawn
      ? { name: 'the withdrawal', pointer: `${pointer}/withdrawn/date`, date: withdrawn.date }
      : [],
  );

type Found = Omit<Issue, 'file'>;

function ordinaryDates(draft: DraftArticle): Found[] {
  const { article } = draft;
  const dated = (name: 'datePublished' | 'dateModified' | 'lastReviewed' | 'reviewDue') => ({
    name,
    pointer: `/${name}`,
    date: article[name],
  });
  const published = dated('datePublished');
  const modified = dated('dateModified');
  const reviewed = dated('lastReviewed');
  return [
    ...notBefore(modified, published),
    ...notBefore(reviewed, modified),
    ...after(dated('reviewDue'), reviewed),
    ...withdrawalsOf(draft).flatMap((withdrawal) => notBefore(withdrawal, published)),
  ];
}

function changeDates({ changes, datePublished, dateModified }: ArticleSource): Found[] {
  return changes.flatMap(({ date }, i) => {
    if (!isDate(date)) return [];
    const issue = (message: string, fix: string) => [
      { pointer: `/changes/${i}/date`, message: `${date} is ${message}`, fix },
    ];
    const earlier = changes[i - 1]?.date;
    if (earlier && isDate(earlier) && date < earlier)
      return issue(`before ${earlier}, the change above it`, 'put the oldest change first');
    if (isDate(datePublished) && date < datePublished)
      return issue(`before datePublished, ${datePublished}`, 'correct one of the two');
    if (isDate(dateModified) && date > dateModified)
      return issue(`after dateModified, ${dateModified}`, `set dateModified to ${date}`);
    return [];
  });
}

function notBefore(one: Dated, other: Dated): Found[] {
  if (!isDate(one.date) || !isDate(other.date) || one.date >= other.date) return [];
  const message = `${one.name} is ${one.date}, before ${other.name}, ${other.date}`;
  return [{ pointer: one.pointer, message, fix: 'correct one of the two' }];
}

function after(one: Dated, other: Dated): Found[] {
  if (!isDate(one.date) || !isDate(other.date) || one.date > other.date) return [];
  const message = `${one.name} is ${one.date}, not after ${other.name}, ${other.date}`;
  return [{ pointer: one.pointer, message, fix: 'set a later date' }];
}

/** An invalid date is already reported by the schema. */
export function isDate(date: string): boolean {
  return CalendarDate.safeParse(date).success;
}
