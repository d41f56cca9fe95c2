import { formatDate, minutesOf } from '../../language.ts';
import type { ItemPartProps } from '../item-page.tsx';
import { pathOf } from '../page-context.ts';
import { resultsPath } from '../results-path.ts';

/** The title of an article or a tip, with who wrote it and whether it is up to date. */
export function Masthead({ item, page: { article, edition }, context }: ItemPartProps) {
  const { site, language, strings, ui } = context;
  const date = (day: string) => formatDate(day, strings.locale);
  return (
    <div class="masthead">
      <p class="kicker">
        <a href={resultsPath({ stage: item.stage }, language, site)}>
          {edition.nameOf('stage', item.stage)}
        </a>
        {item !== article && (
          <>
            {' › '}
            <a href={pathOf(article.webUrl, site)}>{article.title}</a>
          </>
        )}
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
