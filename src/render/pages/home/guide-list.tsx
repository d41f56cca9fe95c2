import type { Article } from '../../../content/library.ts';
import { minutesOf } from '../../language.ts';
import { referenceTo } from '../../resources.ts';
import { pageUrl } from '../../urls.ts';
import { type PageContext, pathOf } from '../page-context.tsx';
import type { HomePage } from './home-model.ts';

/** The articles along the process. */
export function GuideList(
  { stages }: Pick<HomePage, 'stages'>,
  { strings, ui, resultsPath }: PageContext,
) {
  return (
    <section class="guides wrap" id="guides" aria-labelledby="guides-title">
      <h2 id="guides-title" {...ui}>
        {strings.guidesTitle}
      </h2>
      <ol class="stages">
        {stages.map(({ stage, articles }) => (
          <li class="stage">
            <div class="stage-head">
              <h3>{stage.name}</h3>
              <p>{stage.description}</p>
            </div>
            <div class="stage-guides">
              {articles.map((article) => (
                <Guide article={article} />
              ))}
              {stage.articleCount > articles.length && (
                <p {...ui}>
                  <a href={resultsPath({ stage: stage.slug })}>
                    {strings.allOfStage(strings.tipCount(stage.tipCount), stage.name)}
                  </a>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The guide that the library shows first, with its first tips beside it. */
export function FeaturedGuide(
  { article }: { article: Article },
  { site, strings, ui, link }: PageContext,
) {
  return (
    <section class="featured wrap" aria-labelledby="featured-title">
      <div class="card">
        <div>
          <p class="kicker" {...ui}>
            {strings.featured}
          </p>
          <h2 id="featured-title">{link(referenceTo(article, site))}</h2>
          <p>{article.summary}</p>
          <p class="meta" {...ui}>
            {strings.tipCount(article.tips.length)} ·{' '}
            {strings.readingTime(minutesOf(article.timeRequired))}
          </p>
        </div>
        <ul>
          {article.tips.slice(0, TIPS_BESIDE).map((tip) => (
            <li>{link(referenceTo(tip, site))}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** As many as are as high as the summary. */
const TIPS_BESIDE = 3;

/** More of them would make the page heavy and its lists long; the guide has them all. */
const TIPS_OF_A_GUIDE = 6;

function Guide({ article }: { article: Article }, { site, strings, ui, link }: PageContext) {
  return (
    <article class="guide">
      <h4>{link(referenceTo(article, site))}</h4>
      <p>{article.summary}</p>
      <details>
        <summary {...ui}>
          {strings.tipCount(article.tips.length)}
          <span class="meta">{strings.readingTime(minutesOf(article.timeRequired))}</span>
        </summary>
        <ol>
          {article.tips.slice(0, TIPS_OF_A_GUIDE).map((tip) => (
            <li>{link(referenceTo(tip, site))}</li>
          ))}
        </ol>
        {article.tips.length > TIPS_OF_A_GUIDE && (
          <p {...ui}>
            <a href={pathOf(pageUrl(article, site), site)}>{strings.readGuide}</a>
          </p>
        )}
      </details>
    </article>
  );
}
