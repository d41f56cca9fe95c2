import { DAY_MS } from '../../units.ts';
import type { Issue } from '../issues.ts';
import { type ArticleSource, CalendarDate } from '../model.ts';
import { type Check, type DraftArticle, entriesIn } from './draft.ts';

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
const withdrawalsOf = (draft: DraftArticle): Dated[] =>
  entriesIn([draft]).flatMap(({ pointer, source: { withdrawn } }) =>
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
    ...outOfOrder(published, modified),
    ...outOfOrder(modified, reviewed),
    ...outOfOrder(reviewed, dated('reviewDue'), 'not after'),
    ...withdrawalsOf(draft).flatMap((withdrawal) => outOfOrder(published, withdrawal)),
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

/** @param what the later one may not be: before the earlier one, or of the same day either */
function outOfOrder(
  earlier: Dated,
  later: Dated,
  what: 'before' | 'not after' = 'before',
): Found[] {
  if (!isDate(earlier.date) || !isDate(later.date) || later.date > earlier.date) return [];
  if (what === 'before' && later.date === earlier.date) return [];
  const { name, pointer, date } = later;
  const message = `${name} is ${date}, ${what} ${earlier.name}, ${earlier.date}`;
  const fix = what === 'before' ? 'correct one of the two' : 'set a later date';
  return [{ pointer, message, fix }];
}

/** An invalid date is already reported by the schema. */
function isDate(date: string): boolean {
  return CalendarDate.safeParse(date).success;
}

/**
 * What has happened has a date that has come, somewhere on Earth at least: what is published or
 * withdrawn is so at once, whatever its date, and would be missing from the changes until then.
 * Serving doesn't ask: no server may refuse good content because its clock is behind.
 * @param now milliseconds since 1970
 */
export const checkFutureDates = (now: number): Check =>
  function* ({ articles }) {
    const tomorrow = new Date(now + DAY_MS).toISOString().slice(0, 10);
    for (const draft of articles)
      for (const { pointer, date } of pastDates(draft))
        if (isDate(date) && date > tomorrow) {
          const message = `${date} is in the future`;
          yield { file: draft.file, pointer, message, fix: WRITE_PAST_DATE };
        }
  };

const WRITE_PAST_DATE =
  'write a date that has come: content is published and withdrawn as soon as it is there';

function pastDates(draft: DraftArticle) {
  const { article } = draft;
  const written = [
    { pointer: '/datePublished', date: article.datePublished },
    ...article.changes.map(({ date }, i) => ({ pointer: `/changes/${i}/date`, date })),
  ];
  // These are one of those dates where the file leaves them out.
  const others = (['dateModified', 'lastReviewed'] as const)
    .map((name) => ({ pointer: `/${name}`, date: article[name] }))
    .filter(
      ({ date }, i, all) => ![...written, ...all.slice(0, i)].some((one) => one.date === date),
    );
  return [...written, ...others, ...withdrawalsOf(draft)];
}
