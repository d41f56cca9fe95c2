import { suggest } from '../nearest.ts';
import { type Check, type Draft, entriesIn } from './draft.ts';

/** Articles and tips use the stages and topics that there are, each topic once. */
export const checkTerms: Check = function* ({ articles, stages, topics }) {
  const stageSlugs = stages?.map(({ slug }) => slug);
  const topicSlugs = topics?.map(({ slug }) => slug);
  const knownTopics = new Set(topicSlugs);
  for (const { file, article } of articles) {
    if (!stageSlugs || stageSlugs.includes(article.stage)) continue;
    const fix = suggest(article.stage, () => stageSlugs, 'add it to stages.json');
    yield { file, pointer: '/stage', message: `unknown stage "${article.stage}"`, fix };
  }
  for (const { file, pointer: of, article, source } of entriesIn(articles)) {
    const slugs = source.topics;
    // A tip without topics has those of its article.
    if (source !== article && slugs === article.topics) continue;
    for (const [i, slug] of slugs.entries()) {
      const pointer = `${of}/topics/${i}`;
      if (topicSlugs && !knownTopics.has(slug)) {
        const others = () => topicSlugs.filter((topic) => !slugs.includes(topic));
        const fix = suggest(slug, others, 'add it to topics.json');
        yield { file, pointer, message: `unknown topic "${slug}"`, fix };
      } else if (slugs.indexOf(slug) < i) {
        const message = `the topic "${slug}" is in the list already`;
        yield { file, pointer, message, fix: 'remove one of them' };
      }
    }
  }
};

/** Each stage, topic and signal has a slug of its own. */
export const checkTermSlugs: Check = function* (draft) {
  for (const { file, list, terms } of vocabularies(draft)) {
    const slugs = terms.map(({ slug }) => slug);
    for (const [i, slug] of slugs.entries()) {
      const first = slugs.indexOf(slug);
      if (first < i) {
        const message = `the slug "${slug}" is taken by /${list}/${first}`;
        yield { file, pointer: `/${list}/${i}/slug`, message, fix: 'choose another' };
      }
    }
  }
};

/** Each stage, topic and signal has its texts in every language that has articles. */
export const checkTermTexts: Check = function* (draft) {
  const languages = [...new Set(draft.articles.map(({ article }) => article.inLanguage))].sort();
  for (const { file, list, terms } of vocabularies(draft)) {
    for (const [i, term] of terms.entries())
      for (const language of languages)
        for (const key of ['name', 'description'] as const) {
          if (Object.hasOwn(term[key], language)) continue;
          const message = `"${term.slug}" has no ${key} in "${language}", which has articles`;
          const fix = `add "${language}": "…"`;
          yield { file, pointer: `/${list}/${i}/${key}`, message, fix };
        }
  }
};

function vocabularies({ stages, topics, signals }: Draft) {
  return [
    { file: 'stages.json', list: 'stages', terms: stages ?? [] },
    { file: 'topics.json', list: 'topics', terms: topics ?? [] },
    { file: 'signals.json', list: 'signals', terms: signals ?? [] },
  ];
}
