import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Content } from '../../src/content/content.ts';
import { contentFiles, makeArticle, makeContent, makeTip } from '../helpers/content.ts';

/** Files of a content folder by their paths. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Of 92 KB each: more than a replica of a run can load beside the small library that it serves. */
const TOO_LARGE_ARTICLES = 800;

/**
 * The content that the replicas of a run follow, and all that it ever was. It is behind a link, so that
 * it can be replaced as a whole. Each edit changes one file in one step, so that the folder always is
 * a version, and nothing between two.
 */
export class ContentFolder {
  /** What the replicas are given. */
  readonly path: string;
  readonly versions: Files[];
  readonly #root: string;
  #turn: Promise<void> = Promise.resolve();

  private constructor(root: string, first: Files) {
    this.#root = root;
    this.path = join(root, 'content');
    this.versions = [first];
  }

  static async create(root: string): Promise<ContentFolder> {
    const content = makeContent();
    const folder = new ContentFolder(root, contentFiles(content));
    await folder.#writeAll('good', folder.newest);
    await folder.#writeAll('too-large', contentFiles(makeTooLarge(content)));
    await folder.pointTo('good');
    return folder;
  }

  get newest(): Files {
    return this.versions.at(-1) ?? new Map();
  }

  /** Resolves when nobody else writes; call what it gives when done. */
  async lock(): Promise<() => void> {
    const before = this.#turn;
    let release = () => {};
    this.#turn = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }

  /** Makes the next version. */
  async edit(random: () => number): Promise<void> {
    const release = await this.lock();
    const [path, bytes] = change(this.newest, this.versions.length, random);
    const next = new Map(this.newest);
    if (bytes === undefined) next.delete(path);
    else next.set(path, bytes);
    // It is a version as soon as somebody may read it.
    this.versions.push(next);
    if (bytes === undefined) await rm(this.#good(path));
    else await this.#replace(path, bytes);
    release();
  }

  /** Writes a file over as it is, in place, as an editor who is interrupted does. */
  async spoil(path: string, bytes: Uint8Array): Promise<void> {
    await writeFile(this.#good(path), bytes);
  }

  /** Undoes that. */
  async repair(path: string): Promise<void> {
    await this.#replace(path, this.newest.get(path) ?? new Uint8Array());
  }

  /** Leads the link to another folder, in one step. */
  async pointTo(name: 'good' | 'too-large'): Promise<void> {
    const next = join(this.#root, 'next');
    await symlink(name, next);
    await rename(next, this.path);
  }

  async moveAway(): Promise<void> {
    await rename(join(this.#root, 'good'), join(this.#root, 'elsewhere'));
  }

  async moveBack(): Promise<void> {
    await rename(join(this.#root, 'elsewhere'), join(this.#root, 'good'));
  }

  #good(path: string): string {
    return join(this.#root, 'good', path);
  }

  async #replace(path: string, bytes: Uint8Array): Promise<void> {
    const next = join(dirname(this.#good(path)), '.next');
    await writeFile(next, bytes);
    await rename(next, this.#good(path));
  }

  async #writeAll(name: string, files: Files): Promise<void> {
    for (const [path, bytes] of files) {
      const file = join(this.#root, name, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
  }
}

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
const extraPath = (n: number) => `articles/en/extra-${n}.json`;

/** One file of the next version: changed, new, or gone. */
function change(
  files: Files,
  version: number,
  random: () => number,
): [path: string, bytes: Uint8Array | undefined] {
  const parse = (path: string) => JSON.parse(String(Buffer.from(files.get(path) ?? [])));
  const extras = [...files.keys()].filter((path) => path.startsWith('articles/en/extra-'));
  const kind = Math.floor(random() * 4);
  if (kind === 0) {
    const description = `Advice for tests, version ${version}.`;
    return ['library.json', json({ ...parse('library.json'), description })];
  }
  if (kind === 1) {
    const slug = `extra-${version}`;
    return [extraPath(version), json(makeArticle({ slug, title: `Extra advice ${version}` }))];
  }
  const [oldest] = extras;
  if (kind === 2 && oldest !== undefined) return [oldest, undefined];
  const path = 'articles/en/negotiating-pay.json';
  const article = parse(path);
  const [tip, ...tips] = article.tips;
  const body = `Look up what the work is paid. This is version ${version} of the advice.`;
  return [path, json({ ...article, tips: [{ ...tip, body }, ...tips] })];
}

function makeTooLarge(content: Content): Content {
  // Beyond Latin-1, so that each character takes two bytes.
  const body = '“Say what you did and what came of it.” '.repeat(250);
  const articles = Array.from({ length: TOO_LARGE_ARTICLES }, (_, i) =>
    makeArticle({
      slug: `large-${i}`,
      tips: Array.from({ length: 10 }, (_, j) => makeTip({ slug: `large-${i}-${j}`, body })),
    }),
  );
  return { ...content, articles: [...content.articles, ...articles] };
}
