import type { ArticlePath } from '../checks/draft.ts';
import type { ArticleFile, ArticleSource, LibraryFile } from '../model.ts';

/**
 * Adds to an article what its file leaves out and its path, its other fields or the library say.
 * All of it follows from the files, and none from a clock, so that every replica serves the same.
 */
export function completeSource(
  file: Omit<ArticleFile, '$schema'>,
  { name, language }: ArticlePath,
  library: LibraryFile | undefined,
): ArticleSource {
  const { changes = [], topics } = file;
  const dates = [file.datePublished, ...changes.map(({ date }) => date)];
  const dateModified = file.dateModified ?? dates.sort().at(-1) ?? file.datePublished;
  const lastReviewed = file.lastReviewed ?? dateModified;
  return {
    ...file,
    slug: file.slug ?? name,
    inLanguage: language,
    tips: file.tips.map((tip) => ({ ...tip, topics: tip.topics ?? topics })),
    conclusion: file.conclusion ?? '',
    authors: file.authors ?? (library ? [{ type: 'Organization', ...library.publisher }] : []),
    dateModified,
    lastReviewed,
    reviewDue: file.reviewDue ?? yearAfter(lastReviewed),
    changes,
  };
}

/** The same day a year later (ISO 8601), or what was given if it is no date, which has its issue. */
function yearAfter(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  // The day after February 28 of a common year is March 1.
  const later = new Date(Date.UTC(Number(year) + 1, Number(month) - 1, day));
  return Number.isNaN(later.getTime()) ? date : later.toISOString().slice(0, 10);
}
