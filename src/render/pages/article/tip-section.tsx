import type { TipResource } from '../../resources.ts';
import type { ItemPartProps } from '../item-page.tsx';
import { pathOf } from '../page-context.ts';
import { resultsPath } from '../results-path.ts';
import { TipBlocks } from '../tip-blocks.tsx';
import type { ArticlePartProps } from './article-model.ts';

/** One tip on the page of its article, at the anchor of its slug. */
export function TipSection({ tip, page, context }: ArticlePartProps & { tip: TipResource }) {
  const { site, strings, ui } = context;
  const onPage = new Set(page.article.tips.map(({ slug }) => slug));
  const related = tip.related.filter(({ slug }) => !onPage.has(slug));
  return (
    <section class="tip" id={tip.slug} aria-labelledby={`${tip.slug}-title`}>
      <div class="tip-head">
        <span class="tip-number" aria-hidden="true">
          {tip.position}
        </span>
        <h2 id={`${tip.slug}-title`}>{tip.title}</h2>
        <a class="permalink" href={`#${tip.slug}`}>
          <span class="visually-hidden">{strings.permalink(tip.title)}</span>
          <span aria-hidden="true">#</span>
        </a>
      </div>
      <TipBlocks tip={tip} context={context} level={3} />
      <TipFoot tip={tip} page={page} related={related} context={context} />
      <p class="tip-foot">
        <a href={pathOf(tip.webUrl, site)} {...ui}>
          {strings.ownPage}
          <span class="visually-hidden">: {tip.title}</span>
        </a>
      </p>
    </section>
  );
}

interface TipFootProps extends Omit<ItemPartProps, 'item'> {
  tip: TipResource;
  /** Those to name of its related tips. */
  related: TipResource['related'];
}

/** Where to go on from a tip: its topics, and related tips. */
export function TipFoot({ tip, page: { edition }, related, context }: TipFootProps) {
  const { site, language, strings, ui } = context;
  return (
    <dl class="tip-foot">
      <div>
        <dt {...ui}>{strings.tipTopics}</dt>
        {tip.topics.map((topic) => (
          <dd>
            <a href={resultsPath({ topic }, language, site)}>{edition.nameOf('topic', topic)}</a>
          </dd>
        ))}
      </div>
      {related.length > 0 && (
        <div>
          <dt {...ui}>{strings.relatedTips}</dt>
          {related.map(({ title, webUrl }) => (
            <dd>
              <a href={pathOf(webUrl, site)}>{title}</a>
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}
