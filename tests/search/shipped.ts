import { readdirSync, readFileSync } from 'node:fs';
import type { SearchableTip, SynonymRule } from '../../src/search/types.ts';

const content = new URL('../../content/', import.meta.url);

function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(new URL(path, content), 'utf8')) as Shape;
}

interface Article {
  slug: string;
  stage: string;
  tips: (Omit<SearchableTip, 'filters' | 'topicNames'> & { topics: string[] })[];
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
      tips.map((tip) => ({
        slug: tip.slug,
        filters: { article: [slug], stage: [stage], topic: tip.topics },
        topicNames: tip.topics.map((topic) => names.get(topic) ?? topic),
        title: tip.title,
        summary: tip.summary,
        body: tip.body,
        do: tip.do ?? [],
        avoid: tip.avoid ?? [],
        examples: tip.examples ?? [],
        keywords: tip.keywords ?? [],
      })),
    );
}

export function shippedSynonyms(): SynonymRule[] {
  return readJson<{ en: SynonymRule[] }>('synonyms.json').en;
}
