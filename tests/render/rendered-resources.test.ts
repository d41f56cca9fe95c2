import { expect, test, vi } from 'vitest';
import { RenderedResources } from '../../src/render/rendered-resources.ts';
import { articleListItem, tipResource } from '../../src/render/resources.ts';
import { makeSnapshot } from '../helpers/app.ts';
import { ALONE } from '../helpers/connections.ts';
import { onlyArticle } from './pages/fixtures.ts';

const { library, site } = makeSnapshot();
const article = library.edition('en')?.article(0);
const [tip] = article?.tips ?? [];
if (!article || !tip) throw new Error('the test library should have an article with tips');

test('a tip is rendered once, however it is asked for', () => {
  const relatedTo = vi.fn(() => []);
  const rendered = new RenderedResources({ ...ALONE, relatedTo }, site);
  const first = rendered.tip(tip);
  expect(first).toEqual(tipResource(tip, ALONE, site));
  expect(rendered.tip({ ...tip })).toBe(first);
  expect(rendered.article(article).tips[0]).toBe(first);
  expect(relatedTo).toHaveBeenCalledTimes(article.tips.length);
});

test('an article has the same form whether it is rendered alone or from what is kept', () => {
  const rendered = new RenderedResources(ALONE, site);
  expect(rendered.articleItem(article)).toEqual(articleListItem(article, ALONE, site));
  const { tips, ...item } = articleListItem(article, ALONE, site);
  const whole = { ...item, tips: article.tips.map((one) => tipResource(one, ALONE, site)) };
  expect(JSON.stringify(rendered.article(article))).toBe(JSON.stringify(whole));
});

test('the same slug in two languages is two articles', () => {
  const rendered = new RenderedResources(ALONE, site);
  const german = onlyArticle({ inLanguage: 'de', slug: article.slug });
  expect(rendered.articleItem(article).inLanguage).toBe('en');
  expect(rendered.articleItem(german).inLanguage).toBe('de');
});
