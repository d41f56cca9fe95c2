import type { Issue } from '../issues.ts';
import { type ArticleSource, CalendarDate } from '../model.ts';
import type { Check } from './draft.ts';

interface Dated {
  readonly name: string;
  readonly pointer: string;
  readonly date: string;
}

/** Published, changed, reviewed, due for review: in this order. */
export const checkDates: Check = function* ({ articles }) {
  for (const { file, article } of articles) {
    for (const issue of [...ordinaryDates(article), ...changeDates(article)]) {
      yield { file, ...issue };
    }
  }
};

type Found = Omit<Issue, 'file'>;

function ordinaryDates(article: ArticleSource): Found[] {
  const dated = (name: 'datePublished' | 'dateModified' | 'lastReviewed' | 'reviewDue') => ({
    name,
    pointer: `/${name}`,
    date: article[name],
  });
  const published = dated('datePublished');
  const modified = dated('dateModified');
  const reviewed = dated('lastReviewed');
  const withdrawals = [
    { pointer: '', withdrawn: article.withdrawn },
    ...article.tips.map(({ withdrawn }, i) => ({ pointer: `/tips/${i}`, withdrawn })),
  ].flatMap(({ pointer, withdrawn }) =>
    withdrawn
      ? { name: 'the withdrawal', pointer: `${pointer}/withdrawn/date`, date: withdrawn.date }
      : [],
  );
  return [
    ...notBefore(modified, published),
    ...notBefore(reviewed, modified),
    ...after(dated('reviewDue'), reviewed),
    ...withdrawals.flatMap((withdrawal) => notBefore(withdrawal, published)),
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
