import { formatDate, minutesOf } from '../../language.ts';
import type { ArticleResource, TipResource } from '../../resources.ts';
import { type LocalizedContext, type PageLink, pathOf } from '../page-context.ts';
import { resultsPath } from '../results-path.ts';

interface MastheadProps {
  item: ArticleResource | TipResource;
  authors: ArticleResource['authors'];
  stageName: string;
  /** That a tip is from. */
  guide?: PageLink;
  /** Shown below the title, where nothing else begins with it. */
  lead?: string;
  context: LocalizedContext;
}

/** The title of an article or a tip, with who wrote it and whether it is up to date. */
export function Masthead({ item, authors, stageName, guide, lead, context }: MastheadProps) {
  const { site, language, strings, ui } = context;
  const date = (day: string) => formatDate(day, strings.locale);
  return (
    <div class="masthead">
      <p class="kicker">
        <a href={resultsPath({ stage: item.stage }, language, site)}>{stageName}</a>
        {guide && (
          <>
            {' › '}
            <a href={pathOf(guide.url, site)}>{guide.title}</a>
          </>
        )}
      </p>
      <h1>{item.title}</h1>
      {lead && <p class="lead">{lead}</p>}
      <p class="meta" {...ui}>
        <span>
          {strings.by} {authors.map(({ name }) => name).join(', ')}
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
