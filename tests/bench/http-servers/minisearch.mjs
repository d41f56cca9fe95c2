// What somebody would write who has no Tipsheet: one route of Fastify over MiniSearch, as its
// documentation suggests (prefixes, typing errors, factors of fields). Who goes further leaves stop words
// out and takes stems for words. It answers with the same light tips, and with neither highlights nor facets.
import { readFileSync } from 'node:fs';
import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import Fastify from 'fastify';
import MiniSearch from 'minisearch';

const FIELDS = ['title', 'summary', 'body', 'do', 'avoid', 'examples', 'questions'];
const [, , file, port, words] = process.argv;
const [light, whole] = JSON.parse(readFileSync(file, 'utf8'));
const lightTips = new Map(light.map((tip) => [tip.slug, tip]));
const stopWords = new Set(stopwords);
const stemsOnly = (term) => {
  const word = term.toLowerCase();
  return stopWords.has(word) ? null : stemmer(word);
};

const index = new MiniSearch({
  fields: FIELDS,
  idField: 'slug',
  extractField: (tip, field) => [tip[field]].flat().join(' '),
  ...(words === 'stems' && { processTerm: stemsOnly }),
  searchOptions: { boost: { title: 3, questions: 2, summary: 2 }, prefix: true, fuzzy: 0.2 },
});
index.addAll(whole);

const app = Fastify();
app.get('/v1/search', async ({ query: { q, page = 1, size = 20 } }) => {
  const hits = index.search(q);
  const start = (page - 1) * size;
  return {
    data: hits.slice(start, start + size).map(({ id, score }) => ({ ...lightTips.get(id), score })),
    page: { number: page, size, totalItems: hits.length },
  };
});
await app.listen({ port: Number(port), host: '127.0.0.1' });
