import { describe, expect, test } from 'vitest';
import { indexOf, tip } from './tips.ts';

const titles = [
  'Ask about pay',
  'Ask again politely',
  'Pay attention',
  'Talk about pay later',
  'Answer the question',
];
const index = indexOf(
  titles.map((title, number) =>
    tip({ slug: `tip-${number}`, title, body: number < 3 ? 'Pay and payment.' : 'Questions.' }),
  ),
);
const texts = (q: string, kind: string) =>
  index
    .suggest(q, 8)
    .filter((suggestion) => suggestion.kind === kind)
    .map(({ text }) => text);

describe('while typing', () => {
  test.each([
    ['as', ['Ask about pay', 'Ask again politely']],
    ['pay', ['Pay attention', 'Ask about pay', 'Talk about pay later']],
    ['pay ', ['Pay attention', 'Ask about pay', 'Talk about pay later']],
    ['about p', ['Ask about pay', 'Talk about pay later']],
    ['ask ag', ['Ask again politely']],
    ['PÁY att', ['Pay attention']],
    ['nothing p', []],
    ['zz', []],
    ['', []],
  ])('"%s" is completed by titles', (q, expected) => {
    expect(texts(q, 'title')).toEqual(expected);
  });

  test.each([
    ['p', ['pay', 'politely', 'payment']],
    ['pay', ['payment']],
  ])('"%s" is completed by words, the most used first', (q, expected) => {
    expect([...texts(q, 'term')].sort()).toEqual([...expected].sort());
    expect(texts(q, 'term')[0]).toBe(expected[0]);
  });

  const askedTexts = [
    ['How to write a thank-you note', 'Do I send a thank you email?', 'Thank years of work.'],
    ['How to answer', 'What do I say if they ask how to answer?', 'How do I ask for time?'],
    ['Salary', 'What are your salary expectations?', 'Is the STAR method new?'],
    ['Another', 'Should I send a thank-you note?', 'Tell me about yourself', 'My long-term plan.'],
  ];
  const asked = indexOf(
    askedTexts.map(([title = '', ...questions], number) =>
      tip({ slug: `tip-${number}`, title, questions, body: 'They thanked me for years.' }),
    ),
  );
  test.each([
    ['thank y', ['thank-you note', 'thank you email', 'thank years']],
    ['thank you', ['thank-you note', 'thank you email']],
    ['how to', ['how to write']],
    ['how', ['how do I ask', 'how to write']],
    ['salary exp', ['salary expectations']],
    ['Salary ', ['salary expectations']],
    ['star m', ['STAR method']],
    ['tell me ab', ['tell me about yourself']],
    ['my l', ['my long-term']],
    ['salary y', []],
    ['years salary', []],
  ])('phrases of titles and questions complete several words: "%s" → %j', (q, expected) => {
    const suggestions = asked.suggest(q, 8, (tip) => askedTexts[tip] ?? []);
    const terms = suggestions.filter(({ kind }) => kind === 'term').map(({ text }) => text);
    expect(terms).toEqual(expected);
  });

  test.each([
    ['en', 'An IT manager writes to you', 'it man', 'IT manager'],
    ['en', 'An IT manager writes to you', 'IT man', 'IT manager'],
    ['de', 'Ein aktuelles Zeugnis vorlegen', 'aktuelles zeu', 'aktuelles Zeugnis'],
    ['sv', 'Ett personligt brev skrivs så', 'personligt br', 'personligt brev'],
    ['da', 'Spørg om løn først', 'spørg om lø', 'spørg om løn'],
  ])('in %s, words are folded alike in "%s" and in "%s"', (language, title, q, expected) => {
    const other = tip({ slug: 'other', title: 'Other', body: 'Nothing of it' });
    const index = indexOf([tip({ title }), other], [], language);
    expect(index.suggest(q, 8)).toContainEqual({ text: expected, kind: 'term' });
  });

  test.each([
    ['salry', ['salary', 'Salary']],
    ['salary expectatoins', ['salary expectations']],
  ])('one typing error is no hindrance: "%s" → %j', (q, expected) => {
    const suggestions = asked.suggest(q, 8, (tip) => askedTexts[tip] ?? []);
    expect(suggestions.map(({ text }) => text)).toEqual(expected);
  });

  test('stop words complete titles only', () => {
    const index = indexOf([tip({ title: 'What to ask', body: 'the them that talk' })]);
    const all = (q: string) => index.suggest(q, 8).map(({ text }) => text);
    expect(all('t')).toEqual(['What to ask', 'talk']);
    expect(all('what t')).toEqual(['What to ask']);
    expect(all('what to')).toEqual(['What to ask']);
    expect(all('th')).toEqual([]);
  });

  test.each([
    ['fr', 'Vivre à l’étranger', 'étr', 'étranger'],
    ['fr', 'Vivre à l’étranger', 'ETR', 'étranger'],
    ['de', 'Für Führungskräfte', 'füh', 'führungskräfte'],
    ['en', 'Write an e-mail', 'write e-ma', 'write e-mail'],
    ['en', 'Write an e-mail', 'emai', 'e-mail'],
    ['en', 'Write an email', 'e-ma', 'email'],
    ['en', 'Be well-prepared', 'well-pre', 'well-prepared'],
    ['en', 'The candidate’s turn', 'cand', 'candidate'],
  ])('words are written as in the tips: %s, "%s", %s → %s', (language, body, q, completed) => {
    const index = indexOf([tip({ title: 'Untitled', body })], [], language);
    expect(index.suggest(q, 8)).toEqual([{ text: completed, kind: 'term' }]);
  });

  test('a rare finished word finds its title, however common the beginning after it', () => {
    const common = Array.from({ length: 5000 }, (_, number) =>
      tip({ slug: `tip-${number}`, title: 'About pay' }),
    );
    const index = indexOf([...common, tip({ slug: 'rare', title: 'Negotiate pay' })]);
    expect(index.suggest('negotiate p', 8)[0]).toEqual({
      text: 'Negotiate pay',
      kind: 'title',
      tip: 5000,
    });
  });

  test('a title comes with its tip, and no more come than are asked for', () => {
    expect(index.suggest('ask ag', 1)).toEqual([
      { text: 'Ask again politely', kind: 'title', tip: 1 },
    ]);
    expect(index.suggest('p', 3)).toHaveLength(3);
    expect(index.suggest('p', 0)).toEqual([]);
  });
});
