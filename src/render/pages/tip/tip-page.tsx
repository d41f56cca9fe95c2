import type { TipResource } from '../../resources.ts';
import { About } from '../article/about.tsx';
import { Masthead } from '../article/masthead.tsx';
import { Neighbours } from '../article/neighbours.tsx';
import { TipFoot } from '../article/tip-section.tsx';
import { type ItemPage, renderItemPage } from '../item-page.tsx';
import type { PageContext } from '../page-context.tsx';
import { TipBlocks } from '../tip-blocks.tsx';

export interface TipPage extends ItemPage {
  readonly tip: TipResource;
}

/** A tip by itself, for those who were given its address. */
export function renderTipPage(page: TipPage, context: PageContext): string {
  const { tip, article } = page;
  return renderItemPage(
    tip,
    page,
    'tip-page',
    <>
      <Masthead item={tip} article={article} />
      <div class="article-body">
        <div class="tip">
          <TipBlocks tip={tip} level={2} />
          <TipFoot tip={tip} related={tip.related} />
        </div>
        {/* Positions are counted from 1, so that the one after is at the position. */}
        <Neighbours
          previous={article.tips[tip.position - 2]}
          next={article.tips[tip.position]}
          labels={context.strings.tipNeighbours}
        />
        <About item={tip} article={article} />
      </div>
      {/* Beside the tip where there is room, and behind it on a phone. */}
      <GuideContents {...page} />
    </>,
    context,
  );
}

/** The guide that a tip is from, with all its tips. */
function GuideContents(
  { tip, article }: Pick<TipPage, 'tip' | 'article'>,
  { strings, ui, link }: PageContext,
) {
  return (
    <nav class="contents" aria-labelledby="contents-title">
      <h2 id="contents-title">
        <span {...ui}>{strings.fromGuide}</span> {link(article)}
      </h2>
      <ol>
        {article.tips.map((other) => (
          <li>{link(other, { 'aria-current': other.slug === tip.slug ? 'page' : undefined })}</li>
        ))}
      </ol>
    </nav>
  );
}
