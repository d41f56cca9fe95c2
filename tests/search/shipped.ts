import { readdirSync, readFileSync } from 'node:fs';
import type { SearchableTip, SynonymRule } from '../../src/search/types.ts';
import { type GivenTip, tip } from './tips.ts';

const content = new URL('../../content/', import.meta.url);

function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(new URL(path, content), 'utf8')) as Shape;
}

interface Article {
  slug: string;
  stage: string;
  tips: (GivenTip & { topics: string[] })[];
}

/** The shipped English tips as the search core reads them. */
export function shippedTips(): SearchableTip[] {
  const { topics } = readJson<{ topics: { slug: string; name: { en: string } }[] }>('topics.json');
  const names = new Map(topics.map(({ slug, name }) => [slug, name.en]));
  return readdirSync(new URL('articles/en/', content))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => readJson<Article>(`articles/en/${file}`))
    .flatMap(({ slug, stage, tips }) =>
      tips.map((given) =>
        tip({
          ...given,
          ...{ article: slug, stage },
          topicNames: given.topics.map((topic) => names.get(topic) ?? topic),
        }),
      ),
    );
}

export function shippedSynonyms(): SynonymRule[] {
  return readJson<{ en: SynonymRule[] }>('synonyms.json').en;
}
