import type { Author } from '../../../content/model.ts';
import { FORMATS } from '../../formats/formats.ts';
import { formatDate } from '../../language.ts';
import { SafeInline } from '../../safe-html.tsx';
import { languageQuery } from '../../urls.ts';
import { pathOf } from '../page-context.ts';
import { builderAnchor } from '../snippets.ts';
import { type ArticlePartProps, formatUrl } from './article-model.ts';

/** Who wrote the article, from what, when, under which licence, and in which other formats it is. */
export function ArticleAbout({ page, context }: ArticlePartProps) {
  const { article } = page;
  const { strings, ui } = context;
  const date = (day: string) => <time datetime={day}>{formatDate(day, strings.locale)}</time>;
  const own = ui.lang === undefined ? {} : { lang: article.inLanguage };
  return (
    <section class="about" id="about-this-guide" aria-labelledby="about-title" {...ui}>
      <h2 id="about-title">{strings.aboutTitle}</h2>
      <dl class="facts">
        <div>
          <dt>{strings.writtenBy}</dt>
          {article.authors.map(person)}
        </div>
        {article.reviewedBy.length > 0 && (
          <div>
            <dt>{strings.reviewedBy}</dt>
            {article.reviewedBy.map(person)}
          </div>
        )}
        {article.basedOn.length > 0 && (
          <div>
            <dt>{strings.basedOn}</dt>
            {article.basedOn.map(({ title, author, url }) => (
              <dd>
                <cite>{url ? <a href={url}>{title}</a> : title}</cite> {strings.basedOnBy(author)}
              </dd>
            ))}
          </div>
        )}
        {[
          [strings.publishedOn, article.datePublished] as const,
          [strings.modifiedOn, article.dateModified] as const,
          [strings.reviewedOn, article.lastReviewed] as const,
          [strings.reviewDueOn, article.reviewDue] as const,
        ].map(([label, day]) => (
          <div>
            <dt>{label}</dt>
            <dd>{date(day)}</dd>
          </div>
        ))}
        <div>
          <dt>{strings.licence}</dt>
          <dd>
            <a href={article.license.url} rel="license">
              {article.license.name}
            </a>
          </dd>
        </div>
        <div class="wide">
          <dt>{strings.creditToPrint}</dt>
          <dd class="credit" {...own}>
            <SafeInline html={article.credit.html} />
          </dd>
        </div>
        <Formats page={page} context={context} />
      </dl>
      <details class="changes">
        <summary>{strings.changes}</summary>
        <ul>
          {article.changes.toReversed().map((change) => (
            <li>
              {date(change.date)} <span {...own}>{change.note}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

const person = ({ name, url }: Author) => <dd>{url ? <a href={url}>{name}</a> : name}</dd>;

function Formats({ page: { article }, context }: ArticlePartProps) {
  const { site, language, strings } = context;
  const url = pathOf(article.url, site);
  const { formats } = strings;
  return (
    <div class="wide formats">
      <dt>{strings.otherFormats}</dt>
      <dd>
        <a href={url}>{formats.json}</a>
      </dd>
      {FORMATS.map(({ suffix }) => (
        <dd>
          <a href={formatUrl(url, suffix)}>{formats[suffix]}</a>
        </dd>
      ))}
      <dd>
        <a href={`/${languageQuery(language, site)}#${builderAnchor(article.slug)}`}>
          {strings.embedThis}
        </a>
      </dd>
    </div>
  );
}
