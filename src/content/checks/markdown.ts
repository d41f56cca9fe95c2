import { publishedTips } from '../article.ts';
import {
  inspectMarkdown,
  isAllowedLink,
  type MarkdownParts,
  textsIn,
  type UnknownMarkup,
} from '../markdown.ts';
import { type ArticleSource, Slug } from '../model.ts';
import { suggest } from '../nearest.ts';
import { shorten } from '../shorten.ts';
import type { Check, Draft, Finding } from './draft.ts';
import { NameIndex } from './name-index.ts';

/**
 * Markdown keeps to what a page shows: no HTML, headings, images, tables or strange links. A link
 * to an article or a tip leads to one that is published, in the same language.
 */
export const checkMarkdown: Check = function* (draft) {
  const index = new NameIndex('article', draft);
  for (const { file, pointer, article, text } of markdownIn(draft.articles)) {
    const parts = inspectMarkdown(text);
    const links = [...new Set(parts.links)].flatMap(
      (link) => linkIssue(link) ?? crossReferenceIssue(link, article, index) ?? [],
    );
    for (const found of [...formIssues(parts), ...links]) yield { file, pointer, ...found };
  }
};

/** The texts of articles that are Markdown, each with its place. */
export const markdownIn = (articles: Draft['articles']) =>
  articles.flatMap(({ file, article }) => {
    const { introduction, tips, conclusion } = article;
    return [
      { pointer: '/introduction', text: introduction },
      ...tips.map(({ body }, i) => ({ pointer: `/tips/${i}/body`, text: body })),
      { pointer: '/conclusion', text: conclusion },
    ].map((place) => ({ file, article, ...place }));
  });

function formIssues({ html, headings, images, unknown }: MarkdownParts): Finding[] {
  const openings = html.filter((tag) => !tag.startsWith('</'));
  return [
    ...(openings.length > 0 ? openings : html).map((tag) => ({
      message: `the HTML ${inOneLine(tag)} would be shown as text`,
      fix: 'write Markdown, or put it in `backticks` if it is to be read',
    })),
    ...headings.map((heading) => ({
      message: `has the heading "${inOneLine(heading)}"`,
      fix: 'make it **bold** or a tip of its own: the page has its own headings',
    })),
    ...images.map((source) => ({
      message: `has the image ${inOneLine(source)}`,
      fix: 'say it in words, or link to it: content has no images',
    })),
    ...unknown.map(({ kind, text }) => ({
      message: `has the ${kind} "${inOneLine(text)}", which would be shown as it was typed`,
      fix: UNKNOWN_FIXES[kind],
    })),
  ];
}

const UNKNOWN_FIXES: Readonly<Record<UnknownMarkup['kind'], string>> = {
  table: 'make it a list: content has no tables',
  'struck text': 'leave it out',
  footnote: 'say it in the text, or link to it',
  task: 'write a plain list',
};

/** What was perhaps meant to be bold or a link, and is neither. Only a warning, since it may be meant to be read. */
export const checkFailedMarkup: Check = function* ({ articles }) {
  for (const { file, pointer, text } of markdownIn(articles)) {
    if (!/\*\*|\[/.test(text)) continue;
    for (const content of textsIn(text))
      for (const { kind, pattern, fix } of FAILED_MARKUP) {
        const [failed] = pattern.exec(content) ?? [];
        if (!failed) continue;
        const message = `"${inOneLine(failed)}" is shown as it was typed, and not as ${kind}`;
        yield { file, pointer, message, fix };
      }
  }
};

const FAILED_MARKUP = [
  {
    kind: 'bold text',
    pattern: /\*\*.*/,
    fix: 'begin and end what is between ** with a letter, or write \\* for an asterisk to be read',
  },
  {
    kind: 'a link',
    pattern: /\[[^[\]]*\] ?\((?:https?:|mailto:|\/)\S.*/i,
    fix: 'write [text](address) with neither spaces nor lone parentheses in the address, or \\[ for a bracket to be read',
  },
];

const CROSS_REFERENCE = /^\/articles\/([^/?#]+)(?:#([^#]+))?$/;

function linkIssue(link: string): Finding | undefined {
  const shown = `the link to "${inOneLine(link)}"`;
  if (!isAllowedLink(link)) {
    if (/^http:/i.test(link)) return { message: `${shown} is not encrypted`, fix: 'use https:' };
    const fix = 'link to https:, mailto:, /articles/{slug} or /articles/{slug}#{tip}';
    return { message: `${shown} is not allowed`, fix };
  }
  if (!link.startsWith('/')) return undefined;
  const [, slug, tip] = CROSS_REFERENCE.exec(link) ?? [];
  if ([slug, tip ?? slug].every((part) => Slug.safeParse(part).success)) return undefined;
  const fix = 'write /articles/{slug} or /articles/{slug}#{tip}';
  return { message: `${shown} is neither to an article nor to a tip`, fix };
}

function crossReferenceIssue(
  link: string,
  { status, inLanguage: language }: ArticleSource,
  index: NameIndex,
): Finding | undefined {
  const [, slug, tip] = CROSS_REFERENCE.exec(link) ?? [];
  // A withdrawn article is not read any more; its links may grow old.
  if (slug === undefined || status === 'withdrawn') return undefined;
  const shown = `the link to "${inOneLine(link)}"`;
  const found = index.find(language, slug);
  if (found === undefined) {
    const fix = suggest(slug, () => index.slugs(language, true), 'link to one that there is');
    return { message: `${shown} is dead: no article "${slug}" in "${language}"`, fix };
  }
  if (found.state === 'former') {
    const fix = `write /articles/${found.of}${tip ? `#${tip}` : ''}`;
    return { message: `${shown} uses a former slug`, fix };
  }
  if (found.state === 'unreadable') return undefined;
  const { article } = found.entry;
  if (article.status === 'withdrawn') {
    const by = index.replacementOf(found.entry);
    const fix = by ? `link to /articles/${by}` : 'remove the link';
    return { message: `${shown} is dead: the article is withdrawn`, fix };
  }
  const tips = publishedTips(article).map((one) => one.slug);
  if (tip === undefined || tips.includes(tip)) return undefined;
  const fix = suggest(tip, () => tips, 'link to one of its tips');
  return { message: `${shown} is dead: the article has no tip "${tip}"`, fix };
}

const SHOWN = 80;

/** On one line, and not all of what may be long. */
const inOneLine = (text: string) => shorten(text.replace(/\s+/g, ' '), SHOWN);
