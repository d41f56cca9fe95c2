import type { ComponentChild } from 'preact';
import type { Author, Source } from '../../../content/model.ts';
import { FORMATS } from '../../formats/formats.ts';
import { formatDate } from '../../language.ts';
import { SafeInline } from '../../safe-html.tsx';
import { formatUrl } from '../../urls.ts';
import type { ItemPartProps } from '../item-page.tsx';
import { type PageContext, pathOf } from '../page-context.tsx';
import { builderAnchor } from '../snippets.ts';

/** Who wrote something, from what, when, under which licence, and in which other formats it is. */
export function About({ item, article }: ItemPartProps, { strings, ui, own }: PageContext) {
  const date = (day: string) => <time datetime={day}>{formatDate(day, strings.locale)}</time>;
  const source = ({ title, author, url }: Source) => (
    <>
      <cite>{linked({ name: title, url })}</cite> {strings.basedOnBy(author)}
    </>
  );
  return (
    <section class="about" id="about-this-guide" aria-labelledby="about-title" {...ui}>
      <h2 id="about-title">{item === article ? strings.aboutTitle : strings.aboutTipTitle}</h2>
      <dl class="facts">
        {fact(strings.writtenBy, article.authors.map(linked))}
        {article.reviewedBy.length > 0 && fact(strings.reviewedBy, article.reviewedBy.map(linked))}
        {article.basedOn.length > 0 && fact(strings.basedOn, article.basedOn.map(source))}
        {fact(strings.publishedOn, [date(article.datePublished)])}
        {fact(strings.modifiedOn, [date(article.dateModified)])}
        {fact(strings.reviewedOn, [date(article.lastReviewed)])}
        {fact(strings.reviewDueOn, [date(article.reviewDue)])}
        {fact(strings.licence, [
          <a href={article.license.url} rel="license">
            {article.license.name}
          </a>,
        ])}
        <div class="wide">
          <dt>{strings.creditToPrint}</dt>
          <dd class="credit" {...own}>
            <SafeInline html={item.credit.html} />
          </dd>
        </div>
        <Formats item={item} article={article} />
      </dl>
      {item === article && article.changes.length > 0 && (
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
      )}
    </section>
  );
}

const linked = ({ name, url }: Pick<Author, 'name' | 'url'>) =>
  url ? <a href={url}>{name}</a> : name;

const fact = (label: string, values: readonly ComponentChild[]) => (
  <div>
    <dt>{label}</dt>
    {values.map((value) => (
      <dd>{value}</dd>
    ))}
  </div>
);

function Formats({ item, article }: ItemPartProps, { site, strings, resultsPath }: PageContext) {
  const names: Readonly<Record<string, string>> = strings.formats;
  return (
    <div class="wide formats">
      <dt>{strings.otherFormats}</dt>
      <dd>
        <a href={pathOf(item.url, site)}>JSON</a>
      </dd>
      {FORMATS.map(({ suffix, title }) => (
        <dd>
          <a href={pathOf(formatUrl(item.url, suffix), site)}>{names[suffix] ?? title}</a>
        </dd>
      ))}
      <dd>
        <a href={`${resultsPath()}#${builderAnchor(article.slug)}`}>{strings.embedThis}</a>
      </dd>
    </div>
  );
}
