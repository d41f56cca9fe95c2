import { expect, test } from 'vitest';
import { buildSnapshotData } from '../../src/snapshot/data.ts';
import { searchLibrary, suggestTips } from '../../src/snapshot/search-tips.ts';
import { openSnapshot } from '../../src/snapshot/snapshot.ts';
import { shippedContent } from '../search/shipped.ts';

const identity = { publicUrl: 'https://example.org', codeVersion: 'test' };
const snapshot = openSnapshot(buildSnapshotData(await shippedContent(), 'test'), identity, 0);

function editionIn(language: string) {
  const edition = snapshot.library.edition(language);
  if (!edition) throw new Error(`the shipped library has no edition in ${language}`);
  return edition;
}

const suggested = (language: string, q: string) =>
  suggestTips(snapshot, editionIn(language), q, 8).map(({ text }) => text);

test.each([
  ['en', 'thank y', 'thank-you note', 'How to write a thank-you note after an interview'],
  ['en', 'thnak you', 'thank-you note', 'How to write a thank-you note after an interview'],
  ['en', 'how to', 'how to answer', 'How to accept a job offer'],
  ['en', 'salry', 'salary', 'How to negotiate a higher salary'],
  ['en', 'salary exp', 'salary expectations', undefined],
  ['en', 'how long shoud i wait', 'how long should I wait to hear', undefined],
  ['en', 'notice p', 'notice period', undefined],
  ['es', 'carta de p', 'carta de presentación', 'Cómo escribir una carta de presentación corta'],
  ['es', 'cómo re', 'cómo responder', 'Cómo responder a los criterios de selección'],
])('suggestions for several words are phrases of tips: %s, "%s"', (language, q, phrase, title) => {
  const suggestions = suggested(language, q);
  expect(suggestions).toContain(phrase);
  if (title) expect(suggestions).toContain(title);
});

test.each([
  ['en', 'they didnt call back', 'ask-again-politely'],
  ['en', 'gap in my resum', 'explain-a-gap-plainly'],
  ['en', 'no experience cashier', 'no-work-experience'],
  ['en', 'tell me about yourslf', 'tell-me-about-yourself'],
  ['es', 'me han rechasado', 'make-something-of-a-no'],
  ['es', 'cuanto tardan en contestar', 'ask-again-politely'],
  ['es', 'hueco en el curriculum', 'explain-a-gap-plainly'],
  ['es', 'como se negosia el salario', 'ask-for-more'],
  ['es', 'no me an llamado', 'ask-again-politely'],
])('words that no tip has in a row suggest the tips that answer: %s, "%s"', (language, q, slug) => {
  const tips = suggestTips(snapshot, editionIn(language), q, 8).map(({ tip }) => tip?.slug);
  expect(tips).toContain(slug);
});

test('words that nothing is found for suggest nothing', () => {
  expect(suggested('en', 'xylophone')).toEqual([]);
});

test.each([
  ['en', 'thank y'],
  ['en', 'how to'],
  ['en', 'salry'],
  ['es', 'carta de p'],
])('whatever is suggested has hits: %s, "%s"', (language, q) => {
  for (const text of suggested(language, q)) {
    const { total } = searchLibrary(snapshot, editionIn(language), {
      q: text,
      offset: 0,
      limit: 1,
    });
    expect({ text, total }).not.toEqual({ text, total: 0 });
  }
});

test.each([
  ['en', 'second interv', 'second interview'],
  ['es', 'segunda entrev', 'segunda entrevista'],
])('the titles of guides are suggested: %s, "%s"', (language, q, title) => {
  const titles = suggestTips(snapshot, editionIn(language), q, 8).flatMap(
    ({ article }) => article?.title ?? [],
  );
  expect(titles.join().toLowerCase()).toContain(title.toLowerCase());
});

test.each([
  ['en', 'relocation'],
  ['en', '???'],
  ['en', 'C++'],
  ['es', '???'],
  ['es', 'xilófono'],
])(
  'where nothing is found topics and guides are named, never frequent words: %s, "%s"',
  (language, q) => {
    const query = { q, offset: 0, limit: 10 };
    const { total, suggestions, nearest } = searchLibrary(snapshot, editionIn(language), query);
    expect({ total, suggestions }).toEqual({ total: 0, suggestions: [] });
    expect(nearest?.topics.length).toBeGreaterThan(3);
    expect(nearest?.articles).toHaveLength(3);
  },
);

test.each([
  ['es', 'entrevista grupal', 'stand-out-in-a-group-interview'],
  ['es', 'dinámica de grupo', 'join-a-group-exercise'],
  ['es', 'carta de presentasion', 'know-if-a-cover-letter-is-needed'],
  ['es', 'como me visto para la entrevista', 'what-to-wear-to-an-interview'],
  ['en', 'i froze in the interview', 'when-you-do-not-know'],
])(
  'what was typed on the results page finds first what it names: %s, "%s"',
  (language, q, slug) => {
    const query = { q, offset: 0, limit: 1, kind: 'tip' as const };
    const { hits } = searchLibrary(snapshot, editionIn(language), query);
    expect([...hits].map((hit) => hit.kind === 'tip' && hit.tip.slug)).toEqual([slug]);
  },
);
