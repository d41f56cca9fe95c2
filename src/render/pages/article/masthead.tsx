import { formatDate, minutesOf } from '../../language.ts';
import type { ItemPartProps } from '../item-page.tsx';
import type { PageContext } from '../page-context.tsx';

/** The title of an article or a tip, with who wrote it and whether it is up to date. */
export function Masthead(
  { item, article }: ItemPartProps,
  { strings, ui, nameOf, resultsPath, link }: PageContext,
) {
  const date = (day: string) => formatDate(day, strings.locale);
  return (
    <div class="masthead">
      <p class="kicker">
        <a href={resultsPath({ stage: item.stage })}>{nameOf('stage', item.stage)}</a>
        {item !== article && [' › ', link(article)]}
      </p>
      <h1>{item.title}</h1>
      {/* What a tip says begins with its summary. */}
      {item === article && <p class="lead">{item.summary}</p>}
      <p class="meta" {...ui}>
        <span>
          {strings.by} {article.authors.map(({ name }) => name).join(', ')}
        </span>
        {'timeRequired' in item && <span>{strings.readingTime(minutesOf(item.timeRequired))}</span>}
        <span>{strings.reviewed(date(item.lastReviewed))}</span>
      </p>
      {item.isOverdue && (
        <div class="notice" {...ui}>
          <p>
            <strong>{strings.overdueTitle}</strong>
          </p>
          <p>{strings.overdue(date(item.reviewDue))}</p>
        </div>
      )}
    </div>
  );
}
