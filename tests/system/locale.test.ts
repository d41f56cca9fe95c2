import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { makeArticle, makeContent, makeTip } from '../helpers/content.ts';
import { writeContent } from '../helpers/large-content.ts';
import { startServer } from '../helpers/process.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'locale-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** In Latin, of which `Intl` knows nothing, and in English. */
function latinContent(): Content {
  const { info, stages, topics } = makeContent();
  const texts = (text: string) => ({ en: text, la: text });
  const inLatin = <Term extends Content['topics'][number]>(term: Term) => ({
    ...term,
    name: texts(term.slug),
    description: texts(term.slug),
  });
  const signal = (slug: string) => ({ slug, name: texts(slug), description: texts(slug) });
  return makeContent({
    info: { ...info, defaultLanguage: 'la' },
    stages: stages.map(inLatin),
    topics: topics.map(inLatin),
    synonyms: {},
    signals: ['unum', 'alterum'].map((slug) => ({
      ...signal(slug),
      phrases: { la: [slug] },
      tips: ['zona'],
    })),
    articles: [
      makeArticle({
        slug: 'zona',
        inLanguage: 'la',
        title: 'Zona',
        tips: [
          makeTip({ slug: 'zona', title: 'Zona', body: 'Pete 32.000, aut 32,000, aut 32 000.' }),
          makeTip({ slug: 'aether', title: 'Äther', body: 'Mane.' }),
        ],
      }),
      makeArticle({ slug: 'zone', translationOf: 'zona' }),
    ],
  });
}

test('what is served is the same wherever the process thinks it is, in a language that Intl lacks, too', async () => {
  await writeContent(folder, latinContent());
  const answersIn = async (locale: string) => {
    const server = await startServer({
      CONTENT: folder,
      LC_ALL: locale,
      PUBLIC_URL: 'https://a.example',
    });
    const answers = [];
    for (const path of [
      '/v1/tips?sort=title',
      '/v1/recommendations?signals=unum,alterum',
      '/v1/search?q=32%20000',
      '/v1/search?q=32,000',
      '/articles/zona',
    ])
      answers.push(await (await fetch(server.origin + path)).text());
    await server.stop();
    return answers;
  };

  expect(await answersIn('sv_SE.UTF-8')).toEqual(await answersIn('es_ES.UTF-8'));
});
