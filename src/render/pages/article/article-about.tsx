import { FORMATS } from '../../formats/formats.ts';
import { formatDate } from '../../language.ts';
import { SafeInline } from '../../safe-html.tsx';
import { attributesOf } from '../../strings.ts';
import { languageQuery } from '../../urls.ts';
import { pathOf } from '../page-context.ts';
import { builderAnchor } from '../snippets.ts';
import { type ArticlePartProps, formatUrl } from './article-model.ts';

/** Who wrote the article, from what, when, under which licence, and in which other formats it is. */
export function ArticleAbout({ page, strings, context }: ArticlePartProps) {
  const { article } = page;
  const date = (day: string) => <time datetime={day}>{formatDate(day, strings.locale)}</time>;
  const ui = attributesOf(strings, article.inLanguage);
  const own = ui.lang === undefined ? {} : { lang: article.inLanguage };
  return (
    <section class="about" id="about-this-guide" aria-labelledby="about-title" {...ui}>
      <h2 id="about-title">{strings.aboutTitle}</h2>
      <dl class="facts">
        <div>
          <dt>{strings.writtenBy}</dt>
          {article.authors.map(({ name, url }) => (
            <dd>{url ? <a href={url}>{name}</a> : name}</dd>
          ))}
        </div>
        {article.reviewedBy.length > 0 && (
          <div>
            <dt>{strings.reviewedBy}</dt>
            {article.reviewedBy.map(({ name, url }) => (
              <dd>{url ? <a href={url}>{name}</a> : name}</dd>
            ))}
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
        <div>
          <dt>{strings.publishedOn}</dt>
          <dd>{date(article.datePublished)}</dd>
        </div>
        <div>
          <dt>{strings.modifiedOn}</dt>
          <dd>{date(article.dateModified)}</dd>
        </div>
        <div>
          <dt>{strings.reviewedOn}</dt>
          <dd>{date(article.lastReviewed)}</dd>
        </div>
        <div>
          <dt>{strings.reviewDueOn}</dt>
          <dd>{date(article.reviewDue)}</dd>
        </div>
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
        <Formats page={page} strings={strings} context={context} />
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

function Formats({ page, strings, context }: ArticlePartProps) {
  const url = pathOf(page.article.url, context.site);
  const { formats } = strings;
  const { slug, inLanguage } = page.article;
  const query = languageQuery(inLanguage, context.site);
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
        <a href={`/${query}#${builderAnchor(slug)}`}>{strings.embedThis}</a>
      </dd>
    </div>
  );
}
