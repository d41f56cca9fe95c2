import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/content/fold.ts';
import type { SynonymRule } from '../../src/content/model.ts';
import { shortenPassage } from '../../src/search/answer/passage.ts';
import { openParts } from '../../src/search/index/open.ts';
import { openIndex } from '../../src/search/index.ts';
import { Planner } from '../../src/search/query/plan.ts';
import { analyzerFor } from '../../src/search/text/analysis.ts';
import { plainText } from '../../src/search/text/markdown.ts';
import type { Highlight, HighlightableTip, Range } from '../../src/search/types.ts';
import { buildIndex } from './build-index.ts';
import { tip } from './tips.ts';

const synonyms: SynonymRule[] = [{ term: 'callback', means: ['second interview'] }];

function highlights(given: Partial<HighlightableTip>, q: string, language = 'en') {
  const one = tip(given);
  return openIndex(buildIndex([one], { language, synonyms }))
    .search({ q, offset: 0, limit: 0 })
    .highlight(one);
}

/** What is marked in a body. */
function marked(body: string, q: string, language = 'en'): string[] {
  const field = highlights({ body }, q, language).fields.find((each) => each.field === 'body');
  return field?.ranges.map(([start, end]) => field.text.slice(start, end)) ?? [];
}

/** A text with its matches in brackets. */
function bracketed({ text, ranges }: Pick<Highlight, 'text' | 'ranges'>): string {
  let at = 0;
  const marked = ranges.map(([start, end]) => {
    const piece = `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
    return piece;
  });
  return marked.join('') + text.slice(at);
}

describe('highlights', () => {
  test.each([
    ['its stem', 'Interviewers interview.', 'interviewing', ['Interviewers', 'interview']],
    [
      'an accent',
      'Send a résumé, or a re\u0301sume\u0301.',
      'resume',
      ['résumé', 're\u0301sume\u0301'],
    ],
    ['a possessive', 'The candidate’s turn', 'candidates', ['candidate’s']],
    ['after emoji', '👩🏽‍💻👍🏽 ask early', 'ask', ['ask']],
    ['a slip of the typist', 'about the salary', 'salry', ['salary']],
    ['a prefix', 'negotiate a negotiation', 'nego', ['negotiate', 'negotiation']],
    ['a hyphen', 'the follow-up note', 'followup', ['follow-up']],
    ['stop words in one, quoted', 'your wellbeing matters', '"well being"', ['wellbeing']],
    ['stop words in one, with a hyphen', 'your wellbeing', '"well-being"', ['wellbeing']],
    ['one letter of several words', 'say ﷺ here', 'ﷺ', ['ﷺ']],
    ['a hyphen the other way', 'the followup note', 'follow-up', ['followup']],
    ['a synonym', 'Your second interviews go well', 'callback', ['second interviews']],
    ['a phrase', 'ask for the pay, ask', '"ask for the pay"', ['ask for the pay']],
    [
      'a quoted hyphenated word',
      'a follow-up, a followup',
      '"followup"',
      ['follow-up', 'followup'],
    ],
    [
      'a hyphenated word, apart',
      'a follow-up, to follow up, up',
      '"follow-up"',
      ['follow-up', 'follow up'],
    ],
    [
      'one in a phrase',
      'follow up notes; the follow-up: no notes',
      '"followup note"',
      ['follow up notes'],
    ],
    ['a phrase with a hyphen', 'the follow-up note ends', '"followup note"', ['follow-up note']],
    ['a phrase’s hyphen', 'the check-list of ten', '"ten" "checklist"', ['check-list', 'ten']],
    ['no scattered words of a phrase', 'pay, then ask, then ask pay', '"ask pay"', ['ask pay']],
    ['no stop words', 'the end of it', 'the end', ['end']],
    ['no link destination', '[ask](https://x.org/ask) <https://ask.org>', 'ask', ['ask']],
    ['no excluded word', 'pay and salary', 'pay -salary', ['pay']],
    ['full-width letters', 'the ｓａｌａｒｙ', 'salary', ['ｓａｌａｒｙ']],
  ])('what matched is marked: %s', (_name, body, q, expected) => {
    expect(marked(body, q)).toEqual(expected);
  });

  test('what matched is marked in Japanese', () => {
    expect(marked('一次面接で何を聞くか', '面接 聞く', 'ja')).toEqual(['面接', '聞く']);
  });

  test('what matched is marked in every field that is served, in lists by item', () => {
    const { fields } = highlights(
      {
        title: 'Pay',
        summary: 'About pay',
        body: 'Pay **later**',
        do: ['wait', 'ask for pay'],
        avoid: ['pay first'],
        examples: ['What is the pay?'],
      },
      'pay',
    );
    expect(fields.map(({ field, index, ranges }) => [field, index, ranges])).toEqual([
      ['title', undefined, [[0, 3]]],
      ['summary', undefined, [[6, 9]]],
      ['body', undefined, [[0, 3]]],
      ['do', 1, [[8, 11]]],
      ['avoid', 0, [[0, 3]]],
      ['examples', 0, [[12, 15]]],
    ]);
  });

  test('a highlight of Markdown is text without its marks', () => {
    const body = '- Ask for [the **salary**](https://pay.org) <b>& more</b>.';
    const { fields, passage } = highlights({ body, title: '<b>' }, 'salary');
    expect(fields.map(bracketed)).toEqual(['Ask for the [salary] & more.']);
    expect(passage?.text).toBe('Ask for the salary & more.');
  });

  test('the fields that are asked for are highlighted, and no others', () => {
    const one = tip({ title: 'Pay', summary: 'Pay', body: 'Pay' });
    const index = openIndex(buildIndex([one], { language: 'en' }));
    const { highlight } = index.search({ q: 'pay', offset: 0, limit: 0 });
    expect(highlight(one, ['summary']).fields.map(({ field }) => field)).toEqual(['summary']);
  });

  test('hidden keywords and topics are never marked', () => {
    const one = tip({ keywords: ['lowball'], topicNames: ['Money'], body: 'ask for more' });
    const index = openIndex(buildIndex([one], { language: 'en' }));
    const { highlight } = index.search({ q: 'lowball money', offset: 0, limit: 0 });
    expect(highlight(one)).toEqual({ fields: [] });
  });
});

describe('the passage', () => {
  const filler = 'It was a long day and nobody said much about anything else at all. ';

  test('the passage is the sentence that has most of what was asked', () => {
    const body = `${filler}The salary is one thing. ${filler}Ask about the salary at the second interview. ${filler}`;
    const { passage } = highlights({ body }, 'salary second interview');
    expect(passage?.text).toContain('Ask about the salary at the second interview.');
    expect(passage && bracketed(passage)).toContain('[second] [interview]');
    expect(passage?.text.length).toBeLessThanOrEqual(162);
  });

  test('the passage leaves Markdown’s marks out', () => {
    const body = '## Pay\n\n- **Ask** about [the *salary*](https://example.org), `soon`.';
    const { passage } = highlights({ body }, 'salary');
    expect(passage && bracketed(passage)).toBe('Pay Ask about the [salary], soon.');
  });

  test('the passage has characters in place of their references', () => {
    const { passage } = highlights({ body: 'The Q&amp;A, **the answers** &amp;' }, 'answers');
    expect(passage && bracketed(passage)).toBe('The Q&A, the [answers] &');
  });

  test('the passage is cut between words and marks the cut', () => {
    const body = `${'word '.repeat(60)}salary ${'word '.repeat(60)}`;
    const { passage } = highlights({ body }, 'salary');
    expect(passage?.text).toMatch(/^…(word )+salary( word)+…$/);
  });

  test.each([
    [
      'begins',
      'Salary is what you ask for when they ask you for it, and not before they do.',
      'Salary is what you ask…',
    ],
    [
      'goes on',
      'Ask them in what way they would set the salary for you, and when.',
      '…the salary for you,…',
    ],
    [
      'ends',
      'They say what they pay. You say what you want for it: your salary.',
      '…for it: your salary.',
    ],
  ])('a shorter passage that %s with a match keeps it', (_what, body, expected) => {
    const { passage } = highlights({ body }, 'salary');
    const shorter = passage && shortenPassage(passage, 24);
    expect(shorter?.text).toBe(expected);
    expect(shorter && bracketed(shorter).toLowerCase()).toContain('[salary]');
  });

  test('the passage is of a list where nothing in the body matched', () => {
    const given = { body: 'later', do: ['wait'], examples: ['Hello.', 'What is the pay?'] };
    expect(highlights(given, 'pay').passage).toEqual({
      field: 'examples',
      index: 1,
      text: 'What is the pay?',
      ranges: [[12, 15]],
    });
  });

  test('the passage is missing when nothing but title and summary matched', () => {
    expect(highlights({ title: 'Pay', summary: 'Pay' }, 'pay').passage).toBeUndefined();
  });
});

test('ranges and passages are well formed whatever the text and the query', () => {
  const bits = [
    'pay ',
    'résumé',
    'follow-up',
    '面接',
    '👩🏽‍💻',
    '**',
    '[',
    '](https://pay.org)',
    '. ',
    '\n\n- ',
    '<b>',
    '&amp;',
    ' ',
    "'s ",
    'e\u0301',
  ];
  const text = fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...bits) },
        fc.string({ unit: 'grapheme', maxLength: 6 }),
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join(''));
  const query = fc.oneof(
    fc.constantFrom('pay', 'resume', 'followup', '面接', '"pay resume"', 'p', 'pay resume 面接 e'),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  fc.assert(
    fc.property(text, text, query, (body, item, q) => {
      const given = { title: item, body, do: [item] };
      const { fields, passage } = highlights(given, q);
      for (const { field, index, text, ranges } of fields) {
        expect(text).toBe(field === 'body' ? plainText(body).text.trimEnd() : item);
        expect(index).toBe(field === 'do' ? 0 : undefined);
        expectOrdered(text, ranges);
        for (const range of ranges.map(([start, end]) => text.slice(start, end))) {
          // Marks that aren't shown may have stood between two words, which then touch.
          if (body.includes(range) || item.includes(range)) expectSearched(range, body, item, q);
        }
      }
      if (passage) {
        expectOrdered(passage.text, passage.ranges);
        expect(passage.ranges.length).toBeGreaterThan(0);
        if (passage.field === 'body') expect(passage.text.length).toBeLessThanOrEqual(162);
        const shorter = shortenPassage(passage, 50);
        expect(shorter.text.length).toBeLessThanOrEqual(50);
        expect(shorter.text).not.toMatch(/\p{Surrogate}/u);
        expectOrdered(shorter.text, shorter.ranges);
        const [first] = bracketed(passage).match(/\[[^\]]*/) ?? [''];
        if (first.length < 25) expect(bracketed(shorter)).toContain(first);
      }
    }),
    { numRuns: 600 },
  );
});

/** Every word of a marked range is searched, or a stop word among such. */
function expectSearched(range: string, body: string, item: string, q: string): void {
  const analyzer = analyzerFor('en');
  const index = openParts(
    buildIndex([tip({ title: item, body, do: [item] })], { language: 'en', synonyms }),
  );
  const plan = new Planner(index, analyzer).plan(q);
  const terms = [
    ...plan.terms.flatMap(({ alternatives }) => alternatives),
    ...plan.phrases.flat(2),
  ].map(({ term }) => index.lexicon.termText(term));
  const searched = new Set(terms.flatMap((term) => [term, ...term.split(' ')]));
  const words: string[] = [];
  analyzer.scan(range, (start, end, hyphenated) => {
    const raw = range.slice(start, end);
    if (hyphenated) words.push(`${words.pop()}${fold(raw)}`);
    else words.push(raw);
  });
  const isSearched = (word: string) => searched.has(analyzer.term(word) || fold(word));
  expect(words).not.toEqual([]);
  for (const word of words) {
    const parts = range.includes('-') ? fold(range).split('-') : [];
    expect(
      isSearched(word) || analyzer.term(word) === '' || parts.some(isSearched),
      `${range} for ${q}`,
    ).toBe(true);
  }
}

function expectOrdered(text: string, ranges: readonly Range[]): void {
  let last = -1;
  for (const [start, end] of ranges) {
    expect(start).toBeGreaterThan(last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    for (const at of [start, end])
      expect(text.slice(at - 1, at + 1)).not.toMatch(/[\ud800-\udbff][\udc00-\udfff]/);
    last = end;
  }
}
