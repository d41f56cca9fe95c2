import { fileIssue, type Issue } from './issues.ts';
import { canonicalLanguage, FILE_SCHEMAS, LanguageTag } from './model.ts';

/** A file that a content folder has one of. */
export type FileName = `${Exclude<keyof typeof FILE_SCHEMAS, 'article'>}.json`;

/** What a path below the content folder is for. */
export type Role =
  | { readonly role: 'file' }
  | { readonly role: 'article'; readonly language: string; readonly name: string }
  /** Not content, and no mistake either: leftovers, a README. */
  | { readonly role: 'ignored' }
  | { readonly role: 'unexpected' };

const FILES: ReadonlySet<string> = new Set(
  Object.keys(FILE_SCHEMAS)
    .filter((name) => name !== 'article')
    .map((name) => `${name}.json`),
);

/** What lies beside content on ordinary volumes and is no mistake of anybody's. */
const LEFTOVERS: Readonly<Record<string, RegExp>> = {
  hidden: /^\./,
  'backups and swap files of editors': /~$|^~|^#.*#$|\.(?:bak|old|orig|rej|sw[a-p]|te?mp)$/i,
  // It tries names from this one on, to see whether it may write into a folder.
  'probes of Vim': /^(?:4913|5036|5159)$/,
  'the root of a Linux volume': /^lost\+found$/,
  macOS: /^Icon\r$|^__MACOSX$/,
  Windows: /^(?:Thumbs\.db|ehthumbs\.db|desktop\.ini|\$RECYCLE\.BIN|System Volume Information)$/i,
  'Synology and QNAP': /^(?:@[\w-]+|#(?:recycle|snapshot))$/,
  'copies that synchronisation made of conflicts':
    /\.sync-conflict-\d{8}-\d{6}|_Conflict\.\w+$|\(.*conflicted copy.*\)/i,
};
const ABOUT = /^(?:readme|licen[cs]e|contributing|changelog)(?:[.-]|$)/i;

export function roleOf(path: string): Role {
  const names = path.split('/');
  const [first = '', language = '', file = ''] = names;
  if (names.some(isLeftover)) return { role: 'ignored' };
  if (names.length === 1 && FILES.has(first)) return { role: 'file' };
  if (names.length === 1 && ABOUT.test(first)) return { role: 'ignored' };
  const name = /^(.+)\.json$/.exec(file)?.[1];
  return names.length === 3 && isContentFolder(`${first}/${language}`) && name !== undefined
    ? { role: 'article', language, name }
    : { role: 'unexpected' };
}

function isLeftover(name: string): boolean {
  return Object.values(LEFTOVERS).some((pattern) => pattern.test(name));
}

/** Whether content lies in a folder: the content folder itself is the empty path. */
export function isContentFolder(path: string): boolean {
  if (path === '' || path === 'articles') return true;
  const language = /^articles\/([^/]+)$/.exec(path)?.[1];
  return language !== undefined && LanguageTag.safeParse(language).success;
}

export function unexpected(path: string, kind: 'file' | 'folder'): Issue {
  const names = path.split('/');
  const [first, language = ''] = names;
  const canonical = first === 'articles' ? canonicalLanguage(language) : undefined;
  let fix = `remove it: there are only ${[...FILES].join(', ')} and articles/{language}/{slug}.json`;
  if (kind === 'file' && first === 'articles' && /\.json$/i.test(path)) {
    fix = 'move it to articles/{language}/{slug}.json if it is an article, or else remove it';
  }
  if (kind === 'folder' && first === 'articles' && names.length === 2) {
    fix = 'name the folder for a language, such as "en" or "pt-BR"';
  }
  if (
    canonical !== undefined &&
    canonical !== language &&
    isContentFolder(`articles/${canonical}`)
  ) {
    fix = `name the folder "${canonical}"`;
  }
  return fileIssue(path, `unexpected ${kind}`, fix);
}
