import { createHash } from 'node:crypto';
import { Library } from '../content/library.ts';
import { RenderedResources } from '../render/rendered-resources.ts';
import type { Site } from '../render/site.ts';
import { openIndexes } from '../search/index.ts';
import type { SearchIndex } from '../search/types.ts';
import type { Contract, SnapshotData } from './data.ts';
import { ALWAYS, type Interval } from './interval.ts';
import { relatedTips } from './related-tips.ts';
import { Revisions } from './revisions.ts';
import { EditionSignals } from './signals.ts';

/** What is served at one moment: immutable, and the same on every replica that has the content. */
export interface Snapshot {
  readonly library: Library;
  /** By language. */
  readonly indexes: ReadonlyMap<
    string,
    { readonly tips: SearchIndex; readonly articles: SearchIndex }
  >;
  /** What to look for in job listings, by language. */
  readonly signals: ReadonlyMap<string, EditionSignals>;
  readonly site: Site;
  /** Made by the worker that loads the content. It follows from content and code alone. */
  readonly contract: Contract | undefined;
  /** The JSON forms of its articles and tips. */
  readonly rendered: RenderedResources;
  /** What copies of its articles and tips are compared by. */
  readonly revisions: Revisions;
  /** A hash of all that a response follows from beside its URL. */
  readonly revision: string;
  /** When the content last changed (ISO 8601 date). */
  readonly dateModified: string;
  /** Outside of it the answers are others, for content changes with the calendar. */
  readonly validity: Interval;
}

export interface Identity {
  /** Scheme and authority of every absolute URL. */
  readonly publicUrl: string;
  /** Tells versions of the rendering code apart. */
  readonly codeVersion: string;
}

const EPOCH = '1970-01-01';

export function openSnapshot(data: SnapshotData, identity: Identity, now: number): Snapshot {
  const library = new Library(data.library);
  const indexes = new Map(
    data.indexes.map((edition) => {
      const [tips, articles] = openIndexes([edition.tips, edition.articles]);
      return [tips.language, { tips, articles }];
    }),
  );
  const revisions = new Revisions(data.revisions, EPOCH);
  const signals = new Map(
    library.editions.map((edition) => [
      edition.language,
      new EditionSignals(edition, data.library.signals),
    ]),
  );
  return stamp({ library, indexes, signals, revisions, contract: data.contract }, identity, now);
}

/** The same content as it stands at another time. */
export function stamp(
  content: Pick<Snapshot, 'library' | 'indexes' | 'signals' | 'revisions' | 'contract'>,
  { publicUrl, codeVersion }: Identity,
  now: number,
): Snapshot {
  const { library, indexes } = content;
  const asOf = new Date(now).toISOString().slice(0, 10);
  const overdue = library.lastReviewDue(asOf);
  const lastChange = library.lastChange(asOf);
  const next = library.nextChange(asOf);
  // Both are dates; a review that falls due changes what is served, too.
  const last = [lastChange, overdue]
    .flatMap((date) => date ?? [])
    .sort()
    .at(-1);
  const revision = createHash('sha256')
    .update(JSON.stringify([library.hash, codeVersion, publicUrl, overdue, lastChange]))
    .digest('base64url')
    .slice(0, 16);
  const site = { url: publicUrl, defaultLanguage: library.info.defaultLanguage, asOf };
  const revisions = content.revisions.asOf(asOf);
  return {
    ...content,
    site,
    revisions,
    rendered: new RenderedResources(
      {
        relatedTo(tip) {
          const edition = library.edition(tip.inLanguage);
          const index = indexes.get(tip.inLanguage)?.tips;
          if (!edition || !index) return [];
          const numbers = relatedTips(tip, index, (slug) => edition.publishedTip(slug)?.number);
          return numbers.map((number) => edition.tip(number));
        },
        revisionOf: {
          article: (article) => revisions.ofArticle(article),
          tip: (tip) => revisions.ofTip(tip),
        },
        translationsOf: (item) => library.translationsOf(item),
      },
      site,
    ),
    revision,
    dateModified: lastChange ?? EPOCH,
    validity: {
      from: last === undefined ? ALWAYS.from : Date.parse(last),
      until: next === undefined ? ALWAYS.until : Date.parse(next),
    },
  };
}

/** When something in the content last changed, in milliseconds since 1970. */
export function newestChange({ changeDates }: SnapshotData['library']): number {
  return Date.parse(changeDates.at(-1) ?? EPOCH);
}
