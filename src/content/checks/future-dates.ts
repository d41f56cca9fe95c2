import { DAY_MS } from '../../units.ts';
import type { Issue } from '../issues.ts';
import { isDate, withdrawalsOf } from './dates.ts';
import type { Check, DraftArticle } from './draft.ts';

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
        if (isDate(date) && date > tomorrow)
          yield { file: draft.file, pointer, ...inTheFuture(date) };
  };

function inTheFuture(date: string): Pick<Issue, 'message' | 'fix'> {
  const fix =
    'write a date that has come: content is published and withdrawn as soon as it is there';
  return { message: `${date} is in the future`, fix };
}

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
