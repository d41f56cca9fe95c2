import { Fragment } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Article, Tip } from '../../content/library.ts';
import { articleCredit, tipCredit } from '../credit.tsx';
import { directionOf } from '../language.ts';
import { markdownToHtml } from '../markdown.ts';
import { SafeHtml, SafeInline } from '../safe-html.tsx';
import type { Site } from '../site.ts';
import { stringsFor } from '../strings.ts';

/**
 * Articles and tips as HTML to paste into a page: no ids, styles or scripts that could meet those
 * of the page; one class on the outermost element to style it by.
 */

export function articleFragment(article: Article, site: Site): string {
  return renderToString(
    <article class="tipsheet" lang={article.inLanguage} dir={directionOf(article.inLanguage)}>
      <h2>{article.title}</h2>
      <SafeHtml html={markdownToHtml(article.introduction, site)} />
      {article.tips.map((tip) => (
        <section>
          <h3>{tip.title}</h3>
          <TipBody tip={tip} site={site} />
        </section>
      ))}
      <SafeHtml html={markdownToHtml(article.conclusion, site)} />
      <Credit html={articleCredit(article, site).html} />
    </article>,
  );
}

export function tipFragment(tip: Tip, site: Site): string {
  return renderToString(
    <article class="tipsheet" lang={tip.inLanguage} dir={directionOf(tip.inLanguage)}>
      <h2>{tip.title}</h2>
      <TipBody tip={tip} site={site} />
      <Credit html={tipCredit(tip, site).html} />
    </article>,
  );
}

function TipBody({ tip, site }: { tip: Tip; site: Site }) {
  const strings = stringsFor(tip.inLanguage);
  return (
    <Fragment>
      <p>
        <strong>{tip.summary}</strong>
      </p>
      <SafeHtml html={markdownToHtml(tip.body, site)} />
      <List title={strings.do} items={tip.do} />
      <List title={strings.avoid} items={tip.avoid} />
      {tip.examples.length > 0 && (
        <Fragment>
          <p>{strings.examples}</p>
          {tip.examples.map((example) => (
            <blockquote>
              <p>{example}</p>
            </blockquote>
          ))}
        </Fragment>
      )}
    </Fragment>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <Fragment>
      <p>{title}</p>
      <ul>
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </Fragment>
  );
}

const Credit = ({ html }: { html: string }) => (
  <footer>
    <small>
      <SafeInline html={html} />
    </small>
  </footer>
);
