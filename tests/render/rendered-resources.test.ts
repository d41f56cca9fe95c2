import { expect, test, vi } from 'vitest';
import { RenderedResources } from '../../src/render/rendered-resources.ts';
import {
  articleWithoutTips,
  lightArticle,
  lightTip,
  tipResource,
} from '../../src/render/resources.ts';
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
  expect(rendered.article(article, 'body').tips[0]).toBe(first);
  expect(rendered.wholeArticle(article).tips[0]).toBe(first);
  expect(relatedTo).toHaveBeenCalledTimes(article.tips.length);
});

test('an article has the same form whether it is rendered alone or from what is kept', () => {
  const rendered = new RenderedResources(ALONE, site);
  expect(rendered.listedArticle(article, undefined)).toEqual(lightArticle(article, ALONE, site));
  const whole = articleWithoutTips(article, ALONE, site);
  expect(rendered.listedArticle(article, 'body')).toEqual(whole);
  expect(rendered.article(article)).toEqual({
    ...whole,
    tips: article.tips.map((one) => lightTip(one, ALONE, site)),
  });
  expect(rendered.wholeArticle(article)).toEqual({
    ...whole,
    tips: article.tips.map((one) => tipResource(one, ALONE, site)),
  });
});

test('the same slug in two languages is two articles', () => {
  const rendered = new RenderedResources(ALONE, site);
  const german = onlyArticle({ inLanguage: 'de', slug: article.slug });
  expect(rendered.article(article).inLanguage).toBe('en');
  expect(rendered.article(german).inLanguage).toBe('de');
});
