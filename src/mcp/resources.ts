import type { Article } from '../content/library.ts';
import { itemsOfAll } from '../content/list.ts';
import { keysOf } from '../content/record-of.ts';
import { markdownDocument } from '../render/formats/markdown-document.ts';
import { outlineOf } from '../render/outline.ts';
import { languageQuery } from '../render/urls.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { editionOf, findArticle, findTip } from './find-item.ts';

/** The guides and tips of a library by URIs of their own, for assistants to take along whole. */

const MARKDOWN = 'text/markdown';
/** Guides a page of the list. */
const PAGE_SIZE = 100;
/** Slugs in a completion; the protocol allows 100. */
const COMPLETIONS = 100;

/** What can be read at a URI. */
const KINDS = {
  articles: {
    title: 'Guides',
    description: 'A guide with all its tips',
    find: findArticle,
  },
  tips: {
    title: 'Tips',
    description: 'One tip',
    find: findTip,
  },
} as const;

type Kind = keyof typeof KINDS;
const isKind = (name: string): name is Kind => Object.hasOwn(KINDS, name);

const template = (kind: string) => `tipsheet://${kind}/{slug}{?lang}`;

/** URI templates (RFC 6570). */
export const RESOURCE_TEMPLATES = Object.entries(KINDS).map(([kind, { title, description }]) => ({
  name: kind,
  title,
  description,
  uriTemplate: template(kind),
  mimeType: MARKDOWN,
}));

const resourceOf = ({ slug, title, summary, inLanguage }: Article, { site }: Snapshot) => ({
  uri: `tipsheet://articles/${slug}${languageQuery(inLanguage, site)}`,
  name: slug,
  title,
  description: summary,
  mimeType: MARKDOWN,
});

/** A page of the guides of all languages; tips are found by the tools and read by the template. */
export function listResources(snapshot: Snapshot, cursor: string | undefined) {
  const start = Number(cursor ?? 0);
  if (!Number.isSafeInteger(start) || start < 0) return undefined;
  const lists = snapshot.library.editions.map((edition) => edition.listArticles());
  const resources = Array.from(itemsOfAll(lists, start, start + PAGE_SIZE), (article) =>
    resourceOf(article, snapshot),
  );
  const total = lists.reduce((sum, { length }) => sum + length, 0);
  const next = start + resources.length;
  return { resources, ...(next < total && { nextCursor: String(next) }) };
}

/**
 * @returns undefined for what is no URI of a guide or tip
 * @throws NothingFoundError
 */
export function readResource(snapshot: Snapshot, uri: string) {
  const match = /^tipsheet:\/\/([a-z]+)\/([a-z0-9-]{1,100})(?:\?lang=([\w-]{1,35}))?$/.exec(uri);
  const [, kind = '', slug = '', language] = match ?? [];
  if (!isKind(kind)) return undefined;
  const item = KINDS[kind].find(editionOf(snapshot, language), slug);
  const { site } = snapshot;
  const text = markdownDocument(outlineOf(item, site), site);
  return { contents: [{ uri, mimeType: MARKDOWN, text }] };
}

/** Values for an argument of a template that begin with what was typed. */
export function completeResource(
  snapshot: Snapshot,
  uri: string,
  argument: string,
  typed: string,
  language: string | undefined,
): string[] {
  const kind = keysOf(KINDS).find((name) => template(name) === uri);
  if (kind === undefined) return [];
  if (argument === 'lang') return snapshot.library.languages.filter((tag) => tag.startsWith(typed));
  if (argument !== 'slug') return [];
  return editionOf(snapshot, language).completeSlug(kind, typed, COMPLETIONS);
}
