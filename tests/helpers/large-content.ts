import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Content } from '../../src/content/content.ts';
import type { ArticleSource, TipSource } from '../../src/content/model.ts';
import { makeLibrary } from '../bench/search-library.ts';
import { contentFiles, makeArticle, makeContent, makeTip } from './content.ts';

const TIPS_IN_ARTICLE = 6;
const DAY_MS = 86_400_000;

/**
 * A library of many made-up tips without issues, the same for the same numbers; one article in
 * fifty is withdrawn. 100,000 tips are some 17,000 articles and 80 MB of JSON.
 */
export function makeLargeContent(tipCount: number, seed = 1): Content {
  const { tips, word, random } = makeLibrary(tipCount, seed);
  const { stages, topics, ...rest } = makeContent({ articles: [] });
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const line = (count: number) => Array.from({ length: count }, word).join(' ');
  const articles: ArticleSource[] = [];
  for (let start = 0; start < tips.length; start += TIPS_IN_ARTICLE) {
    const slug = `article-${articles.length}`;
    articles.push(
      makeArticle({
        slug,
        title: line(5),
        summary: line(12),
        introduction: line(40),
        tips: tips.slice(start, start + TIPS_IN_ARTICLE).map(
          ({ slug, title, body }): TipSource =>
            makeTip({
              ...{ slug, title, body, summary: line(10), topics: [pick(topics).slug] },
              ...{ do: [line(6)], avoid: [line(6)], examples: [line(15)], keywords: [word()] },
            }),
        ),
        conclusion: line(20),
        stage: pick(stages).slug,
        topics: [pick(topics).slug],
        ...randomDates(random),
        ...(articles.length % 50 === 49 && {
          status: 'withdrawn' as const,
          withdrawn: { date: '2026-02-01', reason: 'The advice no longer holds.' },
        }),
      }),
    );
  }
  return { ...rest, stages, topics, synonyms: {}, articles };
}

/** Some day in 2024, changed once in 2025. */
function randomDates(random: () => number) {
  const day = (year: number) =>
    new Date(Date.UTC(year, 0, 1) + Math.floor(random() * 365) * DAY_MS).toISOString().slice(0, 10);
  const [datePublished, dateModified] = [day(2024), day(2025)];
  return {
    ...{ datePublished, dateModified, lastReviewed: '2026-01-01', reviewDue: '2030-01-01' },
    changes: [
      { date: datePublished, note: 'First published' },
      { date: dateModified, note: 'Revised' },
    ],
  };
}

/** Writes content as a folder, a hundred files at once. */
export async function writeContent(folder: string, content: Content): Promise<void> {
  const files = contentFiles(content).entries();
  const work = async () => {
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
  };
  await Promise.all(Array.from({ length: 100 }, work));
}
