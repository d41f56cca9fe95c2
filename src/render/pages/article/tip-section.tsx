import type { TipResource } from '../../resources.ts';
import { SafeHtml } from '../../safe-html.tsx';
import { attributesOf, type Strings } from '../../strings.ts';
import { Check, Cross } from '../icons.tsx';
import { pathOf } from '../page-context.ts';
import { resultsPath } from '../results-path.ts';
import type { ArticlePartProps } from './article-parts.ts';

/** One tip on the page of its article, at the anchor of its slug. */
export function TipSection({
  tip,
  page,
  strings,
  context,
}: ArticlePartProps & { tip: TipResource }) {
  const { site } = context;
  const ui = attributesOf(strings, tip.inLanguage);
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
      <p class="tip-summary">{tip.summary}</p>
      <SafeHtml class="prose" html={tip.bodyHtml} />
      <DoAndAvoid tip={tip} strings={strings} />
      {tip.examples.length > 0 && (
        <div class="examples">
          <h3 {...ui}>{strings.examples}</h3>
          {tip.examples.map((example) => (
            <blockquote>
              <p>{example}</p>
            </blockquote>
          ))}
        </div>
      )}
      <dl class="tip-foot">
        <div>
          <dt {...ui}>{strings.tipTopics}</dt>
          {tip.topics.map((topic) => (
            <dd>
              <a href={resultsPath({ topic }, tip.inLanguage, site)}>
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

interface DoAndAvoidProps {
  tip: Pick<TipResource, 'do' | 'avoid' | 'inLanguage'>;
  strings: Strings;
  /** Of the two titles; 3 unless given. */
  level?: 2 | 3;
}

export function DoAndAvoid({ tip, strings, level = 3 }: DoAndAvoidProps) {
  if (tip.do.length + tip.avoid.length === 0) return null;
  const Title = `h${level}` as const;
  const ui = attributesOf(strings, tip.inLanguage);
  const list = (name: 'do' | 'avoid', Icon: typeof Check) =>
    tip[name].length > 0 && (
      <div class={name}>
        <Title {...ui}>{strings[name]}</Title>
        <ul>
          {tip[name].map((line) => (
            <li>
              <Icon />
              {line}
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <div class="do-avoid">
      {list('do', Check)}
      {list('avoid', Cross)}
    </div>
  );
}
