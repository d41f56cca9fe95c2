import { expect, test } from 'vitest';
import { checkTranslations } from '../../../src/content/checks/translations.ts';
import { makeArticle, makeTip } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

const german = (slug: string, translationOf?: string) =>
  makeArticle({ slug, inLanguage: 'de', ...(translationOf !== undefined && { translationOf }) });
const originals = [makeArticle({ slug: 'offers', aliases: ['offer'] })];
const check = (...articles: ReturnType<typeof makeArticle>[]) =>
  find(checkTranslations, makeDraft({ articles: [...originals, ...articles] }));

test.each([
  ['offers', []],
  ['ofers', ['there is no article "ofers" in "en"; did you mean "offers"?']],
  ['offer', ['"offer" is a former slug; write "offers"']],
])('an article is a translation of a published one alone: %s', (original, issues) => {
  expect(check(german('angebote', original))).toEqual(
    issues.map((issue) => `articles/de/angebote.json#/translationOf: ${issue}`),
  );
});

test('an article in the default language translates nothing', () => {
  expect(check(makeArticle({ slug: 'more-offers', translationOf: 'offers' }))).toEqual([
    'more-offers.json#/translationOf: the article is in the default language, "en"; remove it',
  ]);
});

test.each([
  ['names it, too', german('angebote', 'offers')],
  ['has its slug', german('offers')],
])('an article is translated once where another of the language %s', (_, other) => {
  expect(check(other, german('zusagen', 'offers'))).toEqual([
    `articles/de/zusagen.json#/translationOf: articles/de/${other.slug}.json is "offers" in "de" already; keep one of them`,
  ]);
});

const WITHDRAWN = { date: '2026-02-01', reason: 'It is out of date.' };

test.each([
  ['is there', 'ask-for-more', []],
  ['was withdrawn', 'ask-for-less', []],
  ['is not there', 'ask', ['no published tip in "en" is called "ask"']],
])('whether a tip may translate one that %s', (_, translationOf, issues) => {
  const original = makeArticle({
    tips: [
      makeTip({ slug: 'ask-for-more' }),
      makeTip({ slug: 'ask-for-less', status: 'withdrawn', withdrawn: WITHDRAWN }),
    ],
  });
  const translation = makeArticle({
    slug: 'angebote',
    inLanguage: 'de',
    tips: [makeTip({ slug: 'mehr', translationOf })],
  });
  const found = find(checkTranslations, makeDraft({ articles: [original, translation] }));
  expect(found).toEqual(
    issues.map((issue) =>
      expect.stringContaining(`articles/de/angebote.json#/tips/0/translationOf: ${issue}`),
    ),
  );
});
