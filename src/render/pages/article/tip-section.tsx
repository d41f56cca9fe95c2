import type { TipResource } from '../../resources.ts';
import { pathOf } from '../page-context.ts';
import { resultsPath } from '../results-path.ts';
import { TipBlocks } from '../tip-blocks.tsx';
import type { ArticlePartProps } from './article-model.ts';

/** One tip on the page of its article, at the anchor of its slug. */
export function TipSection({ tip, page, context }: ArticlePartProps & { tip: TipResource }) {
  const { site, language, strings, ui } = context;
  const elsewhere = tip.related.filter(
    ({ webUrl }) => !webUrl.startsWith(`${page.article.webUrl}#`),
  );
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
      <TipBlocks tip={tip} context={context} leadClass="tip-summary" level={3} />
      <dl class="tip-foot">
        <div>
          <dt {...ui}>{strings.tipTopics}</dt>
          {tip.topics.map((topic) => (
            <dd>
              <a href={resultsPath({ topic }, language, site)}>
                {page.topicNames.get(topic) ?? topic}
              </a>
            </dd>
          ))}
        </div>
        {elsewhere.length > 0 && (
          <div>
            <dt {...ui}>{strings.relatedTips}</dt>
            {elsewhere.map(({ title, webUrl }) => (
              <dd>
                <a href={pathOf(webUrl, site)}>{title}</a>
              </dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  );
}
