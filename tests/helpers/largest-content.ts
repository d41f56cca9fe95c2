import type { Content } from '../../src/content/content.ts';
import type { ArticleSource, TipSource } from '../../src/content/model.ts';
import { makeArticle, makeContent } from './content.ts';

const REGIONS = 'AR AU BR CA CL CO DE ES FR GB IE IN IT JP MX NL NZ PT SE US'.split(' ');

/** A library whose fields are at their limits, each filled with one character. */
export function makeLargestContent(character: string): Content {
  const text = (length: number) => character.repeat(length);
  const url = (path: string) => `https://tips.example/${path}`.padEnd(2000, 'a&');
  const slug = (name: string) => `${name}-`.padEnd(100, 'a');
  const list = <T>(length: number, make: (i: number) => T) =>
    Array.from({ length }, (_, i) => make(i));
  const term = (name: string) => ({
    ...{ slug: slug(name), name: { en: text(60) }, description: { en: text(300) } },
  });
  const topics = list(100, (i) => slug(`topic-${i}`));
  // An address may have 10,000 characters when it is percent-encoded, a character up to twelve.
  const link = `[a](https://tips.example/${text(800)})`;
  const markdown = [...`${link} ${text(10_000)}`].slice(0, 10_000).join('');

  const tip = (name: string, more: Partial<TipSource> = {}): TipSource => ({
    ...{ slug: slug(name), title: text(120), summary: text(160), body: 'Short.' },
    ...{ topics: topics.slice(0, 20), ...more },
  });
  const largeTip = tip('large', {
    body: markdown,
    do: list(20, () => text(300)),
    avoid: list(20, () => text(300)),
    examples: list(20, () => text(1000)),
    questions: list(6, () => text(200)),
    notes: list(20, (i) => ({ region: REGIONS[i] ?? '', text: text(300) })),
    messages: list(10, () => ({ title: text(80), text: text(1500) })),
    related: list(5, (i) => slug(`tip-${i}`)),
    keywords: list(100, () => text(100)),
  });
  const license = { name: text(100), spdx: 'A'.repeat(64), url: url('license') };
  const article = (name: string, tips: TipSource[]): ArticleSource =>
    makeArticle({
      ...{ slug: slug(name), title: text(120), summary: text(200), tips, license },
      ...{ introduction: markdown, conclusion: markdown, stage: slug('stage-0') },
      questions: list(6, () => text(200)),
      topics: topics.slice(0, 20),
      reviewedBy: list(20, (i) => ({ name: text(100), url: url(`reviewer-${i}`) })),
      links: list(20, (i) => ({
        ...{ title: text(200), url: url(`advice-${i}`), publisher: text(100) },
      })),
      authors: list(20, (i) => ({ name: text(100), url: url(`author-${i}`) })),
      basedOn: list(20, (i) => ({
        ...{ title: text(200), author: text(100), url: url(`source-${i}`) },
      })),
      changes: list(200, () => ({ date: '2025-06-01', note: text(300) })),
      aliases: list(50, (i) => slug(`${name}-former-${i}`)),
    });
  return makeContent({
    info: {
      ...{ name: text(100), description: text(300), url: url('library'), license },
      publisher: { name: text(100), url: url('publisher') },
      ...{ defaultLanguage: 'en', featured: slug('deep') },
    },
    stages: list(100, (i) => term(`stage-${i}`)),
    topics: list(100, (i) => term(`topic-${i}`)),
    // As many as fit into a file.
    signals: list(20, (i) => ({
      ...term(`signal-${i}`),
      ...{ phrases: { en: list(100, (j) => `word${j}`) }, unless: { en: ['unless'] }, weight: 10 },
      conditions: list(5, () => ({
        member: 'industry' as const,
        is: list(10, (j) => text(97) + j),
      })),
      tips: list(20, (j) => slug(`tip-${j}`)),
      articles: [slug('deep'), slug('long')],
      topics: topics.slice(0, 20),
    })),
    synonyms: { en: list(100, () => ({ equivalent: list(20, (i) => `${text(50)}${i}`) })) },
    articles: [
      article('deep', [largeTip]),
      article(
        'long',
        list(100, (i) => tip(`tip-${i}`)),
      ),
    ],
  });
}
