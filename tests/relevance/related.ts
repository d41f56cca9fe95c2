import { readFileSync } from 'node:fs';

/** What tips are about, judged by hand before any were computed. */
interface Subject {
  about: string;
  /** Slugs: who reads one of them may want any other next. Those of a translation are the same. */
  tips: string[];
}

export function readSubjects(): Subject[] {
  const file = new URL('related.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { subjects: Subject[] }).subjects;
}

/** Tells whether a tip belongs below another one as related: they share a subject, or an editor says so. */
export function relatednessOf(
  tips: readonly { slug: string; related: readonly string[] }[],
): (slug: string, other: string) => boolean {
  const related = new Map(tips.map(({ slug, related }) => [slug, new Set(related)]));
  for (const { tips } of readSubjects()) {
    for (const slug of tips) for (const other of tips) related.get(slug)?.add(other);
  }
  return (slug, other) => (related.get(slug)?.has(other) || related.get(other)?.has(slug)) ?? false;
}
