import { SafeHtml } from '../../safe-html.tsx';
import { renderItemPage } from '../item-page.tsx';
import type { PageContext } from '../page-context.ts';
import { Questions } from '../tip-blocks.tsx';
import { About } from './about.tsx';
import type { ArticlePage, ArticlePartProps } from './article-model.ts';
import { Masthead } from './masthead.tsx';
import { Neighbours } from './neighbours.tsx';
import { TipSection } from './tip-section.tsx';

export function renderArticlePage(page: ArticlePage, context: PageContext): string {
  const { article } = page;
  const { strings, ui } = context;
  const part = { item: article, page, context };
  return renderItemPage(
    part,
    'article-page',
    <>
      <Masthead {...part} />
      <SafeHtml class="prose introduction" html={article.introductionHtml} />
      <Contents {...part} />
      <div class="article-body">
        {article.questions.length > 0 && (
          <Questions items={article.questions}>
            <h2 {...ui}>{strings.questions}</h2>
          </Questions>
        )}
        {article.tips.map((tip) => (
          <TipSection tip={tip} {...part} />
        ))}
        {article.conclusion !== '' && (
          <section class="conclusion" aria-labelledby="conclusion">
            <h2 id="conclusion" {...ui}>
              {strings.conclusionTitle}
            </h2>
            <SafeHtml class="prose" html={article.conclusionHtml} />
          </section>
        )}
        <OfficialAdvice {...part} />
        <Neighbours
          previous={page.previous}
          next={page.next}
          labels={strings.guideNeighbours}
          context={context}
        />
        <About {...part} />
      </div>
    </>,
  );
}

function Contents({ page: { article }, context: { strings, ui } }: ArticlePartProps) {
  return (
    <nav class="contents" aria-labelledby="contents-title">
      <h2 id="contents-title" {...ui}>
        {strings.onThisPage}
      </h2>
      <ol>
        {article.tips.map((tip) => (
          <li>
            <a href={`#${tip.slug}`}>{tip.title}</a>
          </li>
        ))}
      </ol>
      <p {...ui}>
        <a href="#about-this-guide">{strings.aboutTitle}</a>
      </p>
    </nav>
  );
}

function OfficialAdvice({ page, context: { strings, ui } }: ArticlePartProps) {
  const { links } = page.article;
  if (links.length === 0) return null;
  return (
    <section class="links" aria-labelledby="links">
      <h2 id="links" {...ui}>
        {strings.links}
      </h2>
      <ul>
        {links.map(({ title, url, publisher }) => (
          <li>
            <a href={url}>{title}</a> <span>{publisher}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
