import MarkdownIt from 'markdown-it';
import { parse as parseYaml } from 'yaml';
import { count } from '../../content/load/report.ts';
import { MistakeError } from '../mistake.ts';
import { type Block, blocksOf } from './blocks.ts';
import { attributeOf, type DomNode, findAll, findTags, parseHtml, textOf } from './dom.ts';
import { hrefOf, isAllowedHref } from './inline-markdown.ts';
import { mainOf } from './main-of.ts';
import { collapse } from './text.ts';
import { textToHtml } from './text-to-html.ts';
import { namesIn } from './words.ts';

/** What a document says of itself beside its text. */
interface About {
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly language?: string | undefined;
  /** As it was written, at best in ISO 8601. */
  readonly datePublished?: string | undefined;
  readonly url?: string | undefined;
  readonly stage?: string | undefined;
  readonly topics?: readonly string[] | undefined;
}

export interface ImportedDocument {
  readonly about: About;
  readonly blocks: readonly Block[];
  /** What content can't have, and how it was changed. */
  readonly lost: readonly string[];
}

const markdown = new MarkdownIt({ html: true });

/** @param name of the file; its suffix says its format, or else what it begins with */
export function readDocument(name: string, source: string): ImportedDocument {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const format = formatOf(name, text);
  if (format === 'html') return readHtml(text);
  if (format === 'text') return { about: {}, ...contentOf(parseHtml(textToHtml(text))) };
  const [front, body] = splitFrontMatter(text);
  return { about: aboutIn(front), ...contentOf(parseHtml(markdown.render(body))) };
}

function formatOf(name: string, text: string): 'markdown' | 'html' | 'text' {
  if (/\.x?html?$/i.test(name)) return 'html';
  if (/\.(?:md|markdown|mdx)$/i.test(name)) return 'markdown';
  if (/^\s*<(?:!doctype|html|body|article|main|div|section|p|h[1-6])\b/i.test(text)) return 'html';
  // Lines like those of front matter part a plain text elsewhere.
  const isMarkdown = /^(?:---|\+{3})[ \t]*\n/.test(text) || /^#{1,6} \S|\*\*\S/m.test(text);
  return isMarkdown ? 'markdown' : 'text';
}

/** @throws MistakeError */
function splitFrontMatter(text: string): [Record<string, unknown>, string] {
  if (/^\+{3}[ \t]*\n/.test(text))
    throw new MistakeError(
      'its front matter is TOML (+++); write it in YAML, between lines of ---',
    );
  const found = /^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/ms.exec(text);
  if (!found || found.index > 0) return [{}, text];
  try {
    const front: unknown = parseYaml(found[1] ?? '');
    return [Object(front), text.slice(found[0].length)];
  } catch (error) {
    const [line] = String(error).split('\n');
    throw new MistakeError(`its front matter is not YAML: ${line}`);
  }
}

/** By the names that writing tools and site generators give to these. */
function aboutIn(front: Record<string, unknown>): About {
  const values = new Map(
    Object.entries(front).map(([key, value]) => [key.toLowerCase().replace(/[-_]/g, ''), value]),
  );
  const all = (...names: string[]) => {
    const value = names.map((name) => values.get(name)).find((one) => one !== undefined) ?? [];
    return (Array.isArray(value) ? value : [value]).map(nameOf).filter(Boolean);
  };
  const one = (...names: string[]) => all(...names)[0];
  return {
    title: one('title'),
    summary: one('summary', 'description', 'excerpt'),
    authors: all('authors', 'author', 'byline'),
    language: one('inlanguage', 'language', 'lang'),
    datePublished: one('datepublished', 'published', 'date'),
    url: one('url', 'canonical', 'canonicalurl', 'source'),
    stage: one('stage', 'category', 'categories'),
    topics: all('topics', 'tags', 'keywords'),
  };
}

/** A text, or the name of what is more. */
function nameOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  const name = typeof value === 'object' ? Object(value).name : value;
  return typeof name === 'string' || typeof name === 'number' ? collapse(String(name)) : '';
}

function readHtml(html: string): ImportedDocument {
  // Old pages part their paragraphs by empty lines.
  const root = parseHtml(html.replace(/(?:<br\s*\/?>\s*){2,}/gi, '</p><p>'));
  const meta = (...names: string[]) =>
    findTags(root, 'meta')
      .filter((element) => {
        const name = attributeOf(element, 'name') ?? attributeOf(element, 'property') ?? '';
        return names.includes(name.toLowerCase());
      })
      .map((element) => collapse(attributeOf(element, 'content') ?? ''))
      .find((content) => content !== '');
  const [canonical] = findAll(root, (element) => attributeOf(element, 'rel') === 'canonical');
  const url = attributeOf(canonical, 'href') ?? meta('og:url');
  const author = meta('author', 'article:author');
  const [heading, ...others] = findTags(root, 'h1');
  return {
    about: {
      title:
        textOf(findAll(root, isStyledTitle)[0]) ||
        (others.length === 0 && textOf(heading)) ||
        meta('og:title') ||
        // Often has the name of the site, too.
        textOf(findTags(root, 'title')[0]) ||
        undefined,
      summary: meta('description', 'og:description'),
      authors: author && !/^https?:/.test(author) ? namesIn(author) : undefined,
      language: attributeOf(findTags(root, 'html')[0], 'lang'),
      datePublished: meta('article:published_time', 'date'),
      url: url && /^https:/i.test(url) ? url : undefined,
    },
    ...contentOf(mainOf(root)),
  };
}

/** As Word and Google Docs have it. `title` alone is a class of anything on a page. */
function isStyledTitle(element: DomNode): boolean {
  const classes = (attributeOf(element, 'class') ?? '').split(/\s+/);
  const isOfDocs = classes.includes('title') && classes.some((name) => /^c\d+$/.test(name));
  return element.nodeName === 'p' && (classes.includes('MsoTitle') || isOfDocs);
}

function contentOf(root: DomNode): Pick<ImportedDocument, 'blocks' | 'lost'> {
  const all = (...tags: string[]) => findTags(root, ...tags).length;
  const unlinked = findTags(root, 'a').filter((link) => !isAllowedHref(hrefOf(link)));
  const lost = [
    [all('img', 'picture', 'svg'), 'image', 'left out'],
    [all('video', 'audio', 'iframe'), 'player', 'left out'],
    [all('figcaption'), 'caption', 'left out'],
    [all('s', 'del', 'strike'), 'struck text', 'kept: see whether it is to be read'],
    [all('table'), 'table', 'made a list of its rows'],
    [unlinked.length, 'link', 'made text: only https and mailto are linked'],
  ] as const;
  return {
    blocks: blocksOf(root),
    lost: lost.flatMap(([number, noun, what]) =>
      number > 0 ? `${count(number, noun)} ${number === 1 ? 'was' : 'were'} ${what}` : [],
    ),
  };
}
