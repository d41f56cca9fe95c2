import { fold } from '../../content/fold.ts';
import {
  type ArticleFile,
  CalendarDate,
  type TermSource,
  type TipFile,
} from '../../content/model.ts';
import { analyzerFor } from '../../search/text/analysis.ts';
import type { OpenLibrary } from '../open-library.ts';
import { slugOf } from '../slug.ts';
import { ENGLISH_STARTER, starterFor } from '../starter.ts';
import { markdownOf } from './blocks.ts';
import { type Parts, partsOf, type TipParts } from './parts.ts';
import type { ImportedDocument } from './read-document.ts';
import { firstSentences } from './text.ts';
import { namesIn } from './words.ts';

export interface ImportOptions {
  readonly library: OpenLibrary;
  readonly language: string;
  /** The slug of one, where the author names it. */
  readonly stage?: string | undefined;
  /** ISO 8601. */
  readonly today: string;
  /** Slugs that other tips of the language have. */
  readonly takenSlugs: ReadonlySet<string>;
}

export interface Imported {
  readonly article: ArticleFile;
  readonly parts: Parts;
  /** What the author should look at: a place in the file, and what to do there. */
  readonly remarks: Remark[];
}

interface Remark {
  readonly pointer: string;
  readonly message: string;
}

const MAX_TITLE = 120;
const MAX_ARTICLE_SUMMARY = 200;
const MAX_TIP_SUMMARY = 160;
const MAX_ARTICLE_TOPICS = 5;
const MAX_TIP_TOPICS = 2;

/** Makes an article of a document; what can't be decided is a remark. */
export function toArticle(
  { about, blocks, lost }: ImportedDocument,
  options: ImportOptions,
): Imported {
  const { library, language } = options;
  const { placeholders } = starterFor(language) ?? ENGLISH_STARTER;
  const parts = partsOf(blocks, about.title);
  const remarks: Remark[] = [];
  const remark = (pointer: string, message: string) => remarks.push({ pointer, message });

  if (parts.title === undefined) remark('/title', 'no title was found: write one');
  const title = firstSentences(parts.title ?? placeholders.title, MAX_TITLE, language);
  const introduction = markdownOf(parts.introduction);
  if (introduction === '') remark('/introduction', 'no introduction was found: write one');
  const opening = parts.introduction[0]?.text ?? parts.tips[0]?.body[0]?.text ?? title;
  const summary = firstSentences(about.summary ?? opening, MAX_ARTICLE_SUMMARY, language);
  if (about.summary === undefined) remark('/summary', 'is how the text begins: say what it is for');

  const taken = new Set(options.takenSlugs);
  const tips = parts.tips.map((tip, i) => {
    if (tip.body.length === 0) remark(`/tips/${i}/body`, 'no text was found: write it');
    const slug = slugOf(tip.title, `tip-${i + 1}`, taken);
    taken.add(slug);
    const topics = termsNamed(library.topics, textOf(tip), language).slice(0, MAX_TIP_TOPICS);
    const file = tipFile(tip, language, placeholders.body);
    return { slug, ...file, ...(topics.length > 0 && { topics }) };
  });
  if (parts.tipsAre === 'none')
    remark('/tips/0', 'no tips were found: divide it, and give each a title');
  else
    remark('/tips', `were known by their ${parts.tipsAre}, and each summary is how its tip begins`);
  if (parts.conclusion.length === 0) remark('', 'no conclusion was found: add one if there is one');
  for (const text of parts.leftOut) remark('', `left out: “${text}”`);

  for (const what of lost) remark('', what);

  const named = termsCalled(library.topics, about.topics ?? []);
  for (const name of named.unknown) remark('/topics', `no topic is called “${name}”`);
  const whole = [title, summary, ...blocks.map(({ text }) => text)].join('\n');
  const mentioned = termsNamed(library.topics, whole, language);
  const topics = [...new Set([...named.slugs, ...mentioned])].slice(0, MAX_ARTICLE_TOPICS);
  if (named.slugs.length === 0 && library.topics.length > 1)
    remark('/topics', topics.length > 0 ? 'are those that the text names' : FIRST);

  const said = options.stage ?? about.stage;
  const known = termsCalled(library.stages, said === undefined ? [] : [said]);
  for (const name of known.unknown) remark('/stage', `no stage is called “${name}”`);
  const near = [title, summary, opening].flatMap((text) =>
    termsNamed(library.stages, text, language),
  );
  const stage = known.slugs[0] ?? near[0];
  if (known.slugs.length === 0 && library.stages.length > 1)
    remark('/stage', stage ? 'is the one that the text begins with' : FIRST);

  const authors = parts.authors.length > 0 ? parts.authors : (about.authors ?? []).flatMap(namesIn);
  if (authors.length === 0)
    remark('/authors', 'no author was found: the publisher of the library is given as the author');
  const basedOn = [
    ...parts.basedOn,
    // A page that is elsewhere, too, is credited and linked.
    ...(about.url
      ? [{ title, author: authors.join(', ') || hostOf(about.url), url: about.url }]
      : []),
  ];
  // Of a date with a time, the day.
  const day = CalendarDate.safeParse(about.datePublished?.slice(0, 10)).data;
  if (about.datePublished === undefined) remark('/datePublished', 'is today');
  else if (day === undefined)
    remark(
      '/datePublished',
      `is today: the text says “${about.datePublished}”, which is not a date such as ${options.today}`,
    );
  const { spdx } = library.info.license;
  remark('/license', `is the library’s, ${spdx}: see whether the text may be published under it`);
  const article: ArticleFile = {
    title,
    summary,
    introduction: introduction || placeholders.introduction,
    tips,
    ...(parts.conclusion.length > 0 && { conclusion: markdownOf(parts.conclusion) }),
    stage: stage ?? library.stages[0]?.slug ?? '',
    topics: topics.length > 0 ? topics : library.topics.slice(0, 1).map(({ slug }) => slug),
    ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
    ...(basedOn.length > 0 && { basedOn }),
    datePublished: day ?? options.today,
  };
  return { article, parts, remarks };
}

const FIRST = 'is the first that there is: the text names none';

/** @param placeholder the body of a tip that has none */
function tipFile(tip: TipParts, language: string, placeholder: string): Omit<TipFile, 'slug'> {
  const { body, title: written, ...lists } = tip;
  const title = firstSentences(written, MAX_TITLE, language);
  return {
    title,
    summary: firstSentences(body[0]?.text ?? title, MAX_TIP_SUMMARY, language),
    body: markdownOf(body) || placeholder,
    ...Object.fromEntries(Object.entries(lists).filter(([, items]) => items.length > 0)),
  };
}

const textOf = ({ title, body }: TipParts) => [title, ...body.map(({ text }) => text)].join('\n');

/** The terms of a vocabulary that have these names or slugs, in any language. */
function termsCalled(terms: readonly TermSource[], names: readonly string[]) {
  const slugs: string[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    const term = terms.find(({ slug, name: texts }) =>
      [slug, ...Object.values(texts)].some((one) => fold(one) === fold(name)),
    );
    if (term) slugs.push(term.slug);
    else unknown.push(name);
  }
  return { slugs, unknown };
}

/** The slugs of the terms whose words stand together in a text, the most frequent first. */
function termsNamed(terms: readonly TermSource[], text: string, language: string): string[] {
  const analyzer = analyzerFor(language);
  const words = analyzer.terms(text);
  return terms
    .map(({ slug, name }) => {
      const wanted = analyzer.terms(name[language] ?? slug.replaceAll('-', ' '));
      const near = (start: number) => words.slice(start, start + wanted.length + 1);
      const isHere = (word: string, i: number) =>
        wanted.includes(word) && wanted.every((one) => near(i).includes(one));
      return { slug, count: wanted.length === 0 ? 0 : words.filter(isHere).length };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ slug }) => slug);
}

/** What is no URL, as a source in words, stays for the check to find. */
const hostOf = (url: string) => (URL.canParse(url) && new URL(url).host) || url;
