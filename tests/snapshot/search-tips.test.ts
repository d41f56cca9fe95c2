import { expect, test } from 'vitest';
import type { Edition } from '../../src/content/library.ts';
import { buildSnapshotData } from '../../src/snapshot/data.ts';
import { searchLibrary, searchTips, suggestTips } from '../../src/snapshot/search-tips.ts';
import { openSnapshot } from '../../src/snapshot/snapshot.ts';
import { makeArticle, makeContent, makeTip } from '../helpers/content.ts';

const identity = { publicUrl: 'https://example.org', codeVersion: 'test' };
const snapshot = openSnapshot(buildSnapshotData(makeContent(), 'test'), identity, 0);
const edition = snapshot.library.edition('en');
if (!edition) throw new Error('the test library has no English edition');

test('a tip knows its number, in the library and in its article', () => {
  for (let number = 0; number < edition.tipCount; number++) {
    const tip = edition.tip(number);
    expect(tip.number).toBe(number);
    const article = edition.findArticle(tip.article.slug);
    if (article.state !== 'found') throw new Error(`${tip.article.slug} was not found`);
    expect(article.item.tips[tip.position - 1]).toEqual(tip);
  }
});

test('a search finds tips, names its facets and highlights what it found', () => {
  const query = { q: 'research', offset: 0, limit: 10 };
  const { total, hits, facets, highlight } = searchTips(snapshot, edition, query);
  const tips = Array.from(hits, ({ tip }) => tip);
  expect(tips).toHaveLength(total);
  const [first] = tips;
  expect(first?.title).toMatch(/research/i);
  if (first) expect(highlight(first).fields[0]?.ranges[0]).toEqual([0, 'Research'.length]);
  for (const { slug, name } of facets.stage)
    expect(name).toBe(edition.stages.find((stage) => stage.slug === slug)?.name);
  const [article] = facets.article;
  expect(tips.map((tip) => tip.article.title)).toContain(article?.name);
});

test('facets count tips and articles together, however many articles match', () => {
  const articles = Array.from({ length: 120 }, (_, n) => {
    const slug = `salary-${String(n).padStart(3, '0')}`;
    const tips = Array.from({ length: n < 60 ? 2 : 3 }, (_, at) =>
      makeTip({ slug: `${slug}-tip-${at}`, title: 'Ask about the salary' }),
    );
    return makeArticle({ slug, title: n === 119 ? 'Offers' : 'The salary', tips });
  });
  const data = buildSnapshotData(makeContent({ articles }), 'test');
  const many = openSnapshot(data, identity, 0);
  const { facets } = searchLibrary(many, many.library.editions[0] as Edition, {
    ...{ q: 'salary', offset: 0, limit: 10 },
  });
  // Three tips and the article itself.
  expect(facets.article.map(({ slug, count }) => [slug, count])).toEqual(
    ['060', '061', '062', '063', '064', '065'].map((n) => [`salary-${n}`, 4]),
  );
  expect(facets.stage).toMatchObject([{ count: 60 * 2 + 60 * 3 + 119 }]);
});

test('a suggested title comes with the tip that has it', () => {
  const [title] = suggestTips(snapshot, edition, 'resea', 5).filter(({ tip }) => tip);
  expect(title?.tip?.title).toBe(title?.text);
});
