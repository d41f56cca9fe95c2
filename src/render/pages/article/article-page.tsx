import type { Article } from '../../../content/library.ts';
import type { WholeArticle } from '../../rendered-resources.ts';
import { referenceTo } from '../../resources.ts';
import { SafeHtml } from '../../safe-html.tsx';
import { type ItemPage, renderItemPage } from '../item-page.tsx';
import type { PageContext } from '../page-context.tsx';
import { Questions } from '../tip-blocks.tsx';
import { About } from './about.tsx';
import { Masthead } from './masthead.tsx';
import { Neighbours } from './neighbours.tsx';
import { TipSection } from './tip-section.tsx';

export interface ArticlePage extends ItemPage {
  readonly article: WholeArticle;
  /** The articles before and after it along the process. */
  readonly previous?: Article;
  readonly next?: Article;
}

export function renderArticlePage(page: ArticlePage, context: PageContext): string {
  const { article, previous, next } = page;
  const { site, strings, ui } = context;
  return renderItemPage(
    article,
    page,
    'article-page',
    <>
      <Masthead item={article} article={article} />
      <SafeHtml class="prose introduction" html={article.introductionHtml} />
      <Contents article={article} />
      <div class="article-body">
        {article.questions.length > 0 && (
          <Questions items={article.questions}>
            <h2 {...ui}>{strings.questions}</h2>
          </Questions>
        )}
        {article.tips.map((tip) => (
          <TipSection tip={tip} article={article} />
        ))}
        {article.conclusion !== '' && (
          <section class="conclusion" aria-labelledby="conclusion">
            <h2 id="conclusion" {...ui}>
              {strings.conclusionTitle}
            </h2>
            <SafeHtml class="prose" html={article.conclusionHtml} />
          </section>
        )}
        {article.links.length > 0 && <OfficialAdvice links={article.links} />}
        <Neighbours
          previous={previous && referenceTo(previous, site)}
          next={next && referenceTo(next, site)}
          labels={strings.guideNeighbours}
        />
        <About item={article} article={article} />
      </div>
    </>,
    context,
  );
}

function Contents({ article }: Pick<ArticlePage, 'article'>, { strings, ui }: PageContext) {
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

function OfficialAdvice({ links }: Pick<WholeArticle, 'links'>, { strings, ui }: PageContext) {
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
