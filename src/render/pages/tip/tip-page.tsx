import type { TipResource } from '../../resources.ts';
import { About } from '../article/about.tsx';
import { Masthead } from '../article/masthead.tsx';
import { Neighbours } from '../article/neighbours.tsx';
import { TipFoot } from '../article/tip-section.tsx';
import { type ItemPage, renderItemPage } from '../item-page.tsx';
import { type PageContext, type PageLink, pathOf } from '../page-context.ts';
import { TipBlocks } from '../tip-blocks.tsx';

export interface TipPage extends ItemPage {
  readonly tip: TipResource;
}

/** A tip by itself, for those who were given its address. */
export function renderTipPage(page: TipPage, context: PageContext): string {
  const { tip, article } = page;
  const part = { item: tip, page, context };
  // Counted from 1, so that the one after is at the position.
  const link = (index: number): PageLink | undefined => {
    const other = article.tips[index];
    return other && { title: other.title, url: other.webUrl };
  };
  return renderItemPage(
    part,
    'tip-page',
    <>
      <Masthead {...part} />
      <div class="article-body">
        <div class="tip">
          <TipBlocks tip={tip} context={context} level={2} />
          <TipFoot tip={tip} page={page} related={tip.related} context={context} />
        </div>
        <Neighbours
          previous={link(tip.position - 2)}
          next={link(tip.position)}
          labels={context.strings.tipNeighbours}
          context={context}
        />
        <About {...part} />
      </div>
      {/* Beside the tip where there is room, and behind it on a phone. */}
      <GuideContents page={page} context={context} />
    </>,
  );
}

interface GuideContentsProps {
  page: TipPage;
  context: PageContext;
}

/** The guide that a tip is from, with all its tips. */
function GuideContents({ page: { tip, article }, context }: GuideContentsProps) {
  const { site, strings, ui } = context;
  return (
    <nav class="contents" aria-labelledby="contents-title">
      <h2 id="contents-title">
        <span {...ui}>{strings.fromGuide}</span>{' '}
        <a href={pathOf(article.webUrl, site)}>{article.title}</a>
      </h2>
      <ol>
        {article.tips.map(({ slug, title, webUrl }) => (
          <li>
            <a href={pathOf(webUrl, site)} aria-current={slug === tip.slug ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
