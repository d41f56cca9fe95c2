import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Content } from '../../src/content/content.ts';
import { loadFiles } from '../../src/content/load/load.ts';
import type { ArticleSource, TipSource } from '../../src/content/model.ts';
import { contentFiles, makeArticle, makeContent, makeTip } from './content.ts';

/** What an edit is made of; numbers choose, by remainders, among what there is at the time. */
export interface Edit {
  readonly kind: EditKind;
  readonly article: number;
  readonly tip: number;
  readonly other: number;
}

interface Chosen {
  readonly content: Content;
  readonly article: ArticleSource;
  readonly tip: TipSource;
  /** Tells what this edit writes from what any other wrote. */
  readonly n: number;
  readonly other: number;
}

/** Returns the articles as they are then, in no order. */
type Change = (chosen: Chosen) => Content;

const at = <T>(items: readonly T[], number: number): T => items[number % items.length] as T;

function withArticles(content: Content, edit: (article: ArticleSource) => ArticleSource): Content {
  return { ...content, articles: content.articles.map(edit) };
}

/** Writes some fields of the chosen article. */
const ofArticle =
  (fields: (chosen: Chosen) => Partial<ArticleSource>): Change =>
  (chosen) =>
    withArticles(chosen.content, (article) =>
      article === chosen.article ? { ...article, ...fields(chosen) } : article,
    );

/** Writes some fields of the chosen tip. */
const ofTip = (fields: (chosen: Chosen) => Partial<TipSource>): Change =>
  ofArticle((chosen) => ({
    tips: chosen.article.tips.map((tip) =>
      tip === chosen.tip ? { ...tip, ...fields(chosen) } : tip,
    ),
  }));

const WITHDRAWN = { date: '2026-02-01', reason: 'The advice no longer holds.' };

const CHANGES = {
  titleArticle: ofArticle(({ n }) => ({ title: `A guide called ${n}` })),
  introduce: ofArticle(({ n }) => ({ introduction: `It begins **so** ${n}.` })),
  credit: ofArticle(({ n }) => ({ authors: [{ name: `Author ${n}` }] })),
  license: ofArticle(({ n }) => ({
    license: { name: `Licence ${n}`, spdx: 'CC0-1.0', url: 'https://licence.example/' },
  })),
  restage: ofArticle(({ content, other }) => ({ stage: at(content.stages, other).slug })),
  review: ofArticle(({ other }) => ({ reviewDue: `2026-0${(other % 4) + 1}-15` })),
  date: ofArticle(({ other }) => ({ dateModified: `2025-06-${10 + (other % 18)}` })),
  titleTip: ofTip(({ n }) => ({ title: `A tip called ${n}` })),
  write: ofTip(({ n }) => ({ body: `Prepare *well*, and read ${n} [pages](https://a.example/).` })),
  list: ofTip(({ n }) => ({ do: [`Write ${n} down`], avoid: [], examples: [`Could I ask ${n}?`] })),
  note: ofTip(({ n }) => ({ notes: [{ region: 'GB', text: `It is different ${n}.` }] })),
  message: ofTip(({ n }) => ({ messages: [{ title: 'Ask', text: `Dear [name],\n\n${n}` }] })),
  keyword: ofTip(({ n }) => ({ keywords: [`keyword${n}`] })),
  topic: ofTip(({ content, other }) => ({ topics: [at(content.topics, other).slug] })),
  relate: ofTip(({ content, article, other }) => {
    const others = content.articles.filter(
      ({ inLanguage, status }) => inLanguage === article.inLanguage && status !== 'withdrawn',
    );
    const tips = others.flatMap(({ tips }) => tips);
    return { related: tips.length > 0 ? [at(tips, other).slug] : [] };
  }),
  turnRound: ofArticle(({ article }) => ({ tips: article.tips.toReversed() })),
  addTip: ofArticle(({ article, n }) => ({
    tips: [...article.tips, makeTip({ slug: `tip-${n}`, title: `One more tip, ${n}` })],
  })),
  dropTip: ofArticle(({ article, tip }) => ({
    tips: article.tips.length > 1 ? article.tips.filter((one) => one !== tip) : article.tips,
  })),
  renameTip({ content, article, tip, n }) {
    const slug = `tip-${n}`;
    return withArticles(content, (one) => ({
      ...one,
      tips: one.tips.map((other) => ({
        ...other,
        ...(other === tip && { slug, aliases: [...(tip.aliases ?? []), tip.slug] }),
        ...(one.inLanguage === article.inLanguage &&
          other.related && {
            related: other.related.map((name) => (name === tip.slug ? slug : name)),
          }),
      })),
    }));
  },
  renameArticle({ content, article, n }) {
    const slug = `guide-${n}`;
    const follow = (name: string | undefined) => (name === article.slug ? slug : name);
    return withArticles(content, (one) => {
      const { translationOf, withdrawn } = one;
      const renamed =
        one === article ? { ...one, slug, aliases: [...(one.aliases ?? []), one.slug] } : one;
      const replacedBy = follow(withdrawn?.replacedBy);
      return {
        ...renamed,
        ...(translationOf && { translationOf: follow(translationOf) ?? translationOf }),
        ...(withdrawn && replacedBy && { withdrawn: { ...withdrawn, replacedBy } }),
      };
    });
  },
  withdrawTip: ofTip(() => ({ status: 'withdrawn', withdrawn: WITHDRAWN })),
  withdraw: ofArticle(() => ({ status: 'withdrawn', withdrawn: WITHDRAWN })),
  restore({ content, other }) {
    const gone = content.articles.filter(({ status }) => status === 'withdrawn');
    const back = gone.length > 0 ? at(gone, other) : undefined;
    return withArticles(content, (article) => {
      if (article !== back) return article;
      const { withdrawn, status, ...rest } = article;
      return rest;
    });
  },
  restoreTips({ content }) {
    return withArticles(content, (article) => ({
      ...article,
      tips: article.tips.map(({ withdrawn, status, ...rest }) => rest),
    }));
  },
  addArticle({ content, n }) {
    const article = makeArticle({ slug: `guide-${n}`, title: `A new guide, ${n}` });
    return { ...content, articles: [...content.articles, article] };
  },
  translate({ content, article, n }) {
    if (article.inLanguage !== content.info.defaultLanguage) return content;
    const translation = { ...article, slug: `leitfaden-${n}`, inLanguage: 'de', aliases: [] };
    const articles = [...content.articles, { ...translation, translationOf: article.slug }];
    return { ...content, articles };
  },
  dropArticle: ({ content, article }) => ({
    ...content,
    articles: content.articles.filter((one) => one !== article),
  }),
  describe: ({ content, n }) => ({
    ...content,
    info: { ...content.info, description: `Advice ${n}.` },
  }),
  relicense: ({ content, n }) => ({
    ...content,
    info: { ...content.info, license: { ...content.info.license, name: `Licence ${n}` } },
  }),
  synonyms: ({ content, n }) => ({
    ...content,
    synonyms: { ...content.synonyms, en: [{ equivalent: ['pay', `money${n}`] }] },
  }),
  name: ({ content, n }) => ({
    ...content,
    topics: content.topics.map((topic) => ({ ...topic, name: { en: `Topic ${n}` } })),
  }),
} satisfies Record<string, Change>;
type EditKind = keyof typeof CHANGES;

const KINDS = Object.keys(CHANGES) as EditKind[];
export const edits: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...KINDS),
  article: fc.nat(1000),
  tip: fc.nat(1000),
  other: fc.nat(1000),
});

/**
 * The library after an edit, as it is loaded; undefined for an edit that changes nothing or is
 * refused.
 * @param n another at each edit
 */
export function edited(content: Content, edit: Edit, n: number): LoadedContent | undefined {
  const article = at(content.articles, edit.article);
  const tip = at(article.tips, edit.tip);
  const change: Change = CHANGES[edit.kind];
  const next = change({ content, article, tip, n, other: edit.other });
  return isDeepStrictEqual(next, content) ? undefined : load(next);
}

export interface LoadedContent {
  readonly content: Content;
  readonly hash: string;
}

function load(content: Content): LoadedContent | undefined {
  const loaded = loadFiles(contentFiles(content));
  return loaded.ok ? loaded : undefined;
}

/** A library to begin with. */
export function firstContent(): LoadedContent {
  const loaded = load(makeContent());
  if (!loaded) throw new Error('the small library has an issue');
  return loaded;
}
