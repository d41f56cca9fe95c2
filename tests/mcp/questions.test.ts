import { expect, test } from 'vitest';
import { TOOLS } from '../../src/mcp/tools.ts';
import { searchTips } from '../../src/snapshot/search-tips.ts';
import { makeSnapshot, NOW } from '../helpers/app.ts';
import { answerable } from '../relevance/questions.ts';
import { shippedContent } from '../search/shipped.ts';

test.each(['en', 'es'])(
  'assistants get the tips of the search in its order: %s',
  async (language) => {
    const snapshot = makeSnapshot(await shippedContent());
    const edition = snapshot.library.edition(language);
    if (!edition) throw new Error('no edition');
    for (const { q } of answerable(language)) {
      const found = searchTips(snapshot, edition, { q, offset: 0, limit: 10 });
      const answer = TOOLS.search_advice?.call(snapshot, { question: q, limit: 10, language }, NOW);
      const slugs = (answer?.structured as { tips: { slug: string }[] } | undefined)?.tips;
      expect(slugs?.map(({ slug }) => slug)).toEqual(Array.from(found.hits, ({ tip }) => tip.slug));
    }
  },
);
