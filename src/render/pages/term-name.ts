import type { Term } from '../../content/library.ts';

export function termName(terms: readonly Term[], slug: string): string {
  return terms.find((term) => term.slug === slug)?.name ?? slug;
}
