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
  const places = new Map<string, string>();
  for (const { file, pointer, term } of termsIn(draft)) {
    const first = places.get(`${file} ${term.slug}`);
    if (first === undefined) places.set(`${file} ${term.slug}`, pointer);
    else {
      const message = `the slug "${term.slug}" is taken by ${first}`;
      yield { file, pointer: `${pointer}/slug`, message, fix: 'choose another' };
    }
  }
};

/** Each stage, topic and signal has its texts in every language that has articles. */
export const checkTermTexts: Check = function* (draft) {
  const languages = [...new Set(draft.articles.map(({ article }) => article.inLanguage))].sort();
  for (const { file, pointer, term } of termsIn(draft))
    for (const language of languages)
      for (const key of ['name', 'description'] as const) {
        if (Object.hasOwn(term[key], language)) continue;
        const message = `"${term.slug}" has no ${key} in "${language}", which has articles`;
        yield { file, pointer: `${pointer}/${key}`, message, fix: `add "${language}": "…"` };
      }
};

const termsIn = ({ stages = [], topics = [], signals = [] }: Draft) =>
  Object.entries({ stages, topics, signals }).flatMap(([list, terms]) =>
    terms.map((term, i) => ({ file: `${list}.json`, pointer: `/${list}/${i}`, term })),
  );
