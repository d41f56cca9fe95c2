import type { ArticleResource, TipResource } from '../../resources.ts';
import { type PageContext, pathOf } from '../page-context.tsx';
import { TipBlocks } from '../tip-blocks.tsx';

interface TipSectionProps {
  tip: TipResource;
  article: ArticleResource;
}

/** One tip on the page of its article, at the anchor of its slug. */
export function TipSection({ tip, article }: TipSectionProps, { site, strings, ui }: PageContext) {
  const onPage = new Set(article.tips.map(({ slug }) => slug));
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
      <TipBlocks tip={tip} level={3} />
      <TipFoot tip={tip} related={related} />
      <p class="tip-foot">
        <a href={pathOf(tip.webUrl, site)} {...ui}>
          {strings.ownPage}
          <span class="visually-hidden">: {tip.title}</span>
        </a>
      </p>
    </section>
  );
}

interface TipFootProps {
  tip: TipResource;
  /** Those to name of its related tips. */
  related: TipResource['related'];
}

/** Where to go on from a tip: its topics, and related tips. */
export function TipFoot(
  { tip, related }: TipFootProps,
  { strings, ui, nameOf, resultsPath, link }: PageContext,
) {
  return (
    <dl class="tip-foot">
      <div>
        <dt {...ui}>{strings.tipTopics}</dt>
        {tip.topics.map((topic) => (
          <dd>
            <a href={resultsPath({ topic })}>{nameOf('topic', topic)}</a>
          </dd>
        ))}
      </div>
      {related.length > 0 && (
        <div>
          <dt {...ui}>{strings.relatedTips}</dt>
          {related.map((other) => (
            <dd>{link(other)}</dd>
          ))}
        </div>
      )}
    </dl>
  );
}
