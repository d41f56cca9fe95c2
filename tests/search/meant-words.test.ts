import { describe, expect, test } from 'vitest';
import { found, foundInOrder, indexOf, tip, tipsOf } from './tips.ts';

describe('synonyms', () => {
  const tips = tipsOf(
    'Bring your CV.',
    'Bring your résumé.',
    'Await the callback.',
    'Your second interview.',
    'A curriculum vitae.',
  );
  const index = indexOf(tips, [
    { equivalent: ['CV', 'résumé', 'curriculum vitae'] },
    { term: 'callback', means: ['second interview'] },
  ]);

  test.each([
    ['cv', [0, 1, 4]],
    ['resumes', [0, 1, 4]],
    ['curriculum vitae', [0, 1, 4]],
    ['callback', [2, 3]],
    ['second interview', [3]],
    ['"cv"', [0]],
    ['cv -resume', [0, 4]],
  ])('a synonym is found: %s', (q, expected) => {
    expect(foundInOrder(index, q)).toEqual(expected);
  });

  test('a rule for a word is none for a stop word that its stem is', () => {
    const index = indexOf(
      tipsOf('Fill in the application form.', 'A form of application.', 'An ATS reads it.'),
      [{ term: 'ATS', means: ['application form'] }],
    );
    expect(found(index, 'ats ')).toEqual([2, 0]);
    expect(found(index, 'reads at ')).toEqual([2]);
  });

  test('synonyms rank below the literal word', () => {
    expect(found(index, 'cv')[0]).toBe(0);
    expect(found(index, 'resume')[0]).toBe(1);
    expect(found(index, 'callback')).toEqual([2, 3]);
  });

  test('what a phrase of common words means counts as much as it is rare', () => {
    const index = indexOf(
      tipsOf(
        'How to decline.',
        'What to say on the job.',
        ...Array.from({ length: 20 }, () => 'Say it: a job.'),
      ),
      [{ term: 'say no', means: ['decline'] }],
    );
    expect(found(index, 'say no to a job')[0]).toBe(0);
  });

  test.each([
    ['callback', [0]],
    ['thnak you mail', [2, 3]],
    ['human resources', [1]],
    ['keen ', [4]],
  ])('%s: a word of a rule is known, even if no tip has it', (q, expected) => {
    const index = indexOf(
      tipsOf(
        'Your second interview, and whom to call back.',
        'The recruiter has human sources.',
        'Write an email, the main thing.',
        'Say thank you.',
        'Be motivated and keep calm.',
      ),
      [
        { term: 'callback', means: ['second interview'] },
        { equivalent: ['recruiter', 'human resources'] },
        { equivalent: ['email', 'mail'] },
        { equivalent: ['motivated', 'keen'] },
      ],
    );
    expect(foundInOrder(index, q)).toEqual(expected);
    const { didYouMean } = index.search({ q, offset: 0, limit: 5 });
    expect(didYouMean).toBe(q.startsWith('thnak') ? 'thank you mail' : undefined);
  });

  test.each([
    ['salry ', 'salary ', ['Compare the salaries of others.'], { term: 'salary', means: ['pay'] }],
    [
      'human resorces',
      'human resources',
      ['A recruiter.'],
      { term: 'human resources', means: ['recruiter'] },
    ],
    // Of what is too long for a rule, or stands for itself, nothing is known.
    [
      'compensaton ',
      undefined,
      ['Pay.'],
      { term: 'one two three four five compensation', means: ['pay'] },
    ],
  ])(
    '%s: what only a rule has is found like what it is corrected to',
    (q, didYouMean, bodies, rule) => {
      const index = indexOf(tipsOf(...bodies), [rule]);
      expect(index.search({ q, offset: 0, limit: 5 }).didYouMean).toBe(didYouMean);
      expect(found(index, q)).toEqual(found(index, didYouMean ?? q));
    },
  );

  test.each([
    ['calback', [0], 'callback'],
    ['curiculum vitae', [1], 'curriculum vitae'],
    ['remunaration', [2], 'rémunération'],
    // Of as near ones it is the one that tips have.
    ['salery', [3], 'salary'],
  ])('%s: a word that only a rule has is corrected to', (q, expected, didYouMean) => {
    const index = indexOf(
      tipsOf('Your second interview.', 'Bring your CV.', 'Ask about pay.', 'What salary to ask.'),
      [
        { term: 'callback', means: ['second interview'] },
        { equivalent: ['CV', 'curriculum vitae'] },
        { equivalent: ['pay', 'rémunération'] },
        { term: 'salory', means: ['pay'] },
      ],
    );
    expect(foundInOrder(index, q)).toEqual(expected);
    expect(index.search({ q, offset: 0, limit: 5 })).toMatchObject({ didYouMean });
  });
});

describe('a form that no tip has, by its stem and by the form next to it', () => {
  const index = indexOf(
    tipsOf(
      'Weaknesses and strengths.',
      'Name a weakness.',
      'The last week.',
      'What you want.',
      'Who wants it?',
      'Time that was wasted.',
      'Keep noticing.',
      'A novice asks.',
      'A resignation letter.',
    ),
    [{ equivalent: ['notice', 'resignation'] }, { equivalent: ['week', 'wk'] }],
  );

  test.each([
    ['weeknesses ', [0, 1, 2], 'weaknesses '],
    // What was typed finds more than what it might have been.
    ['wanted ', [3, 4, 5], undefined],
    // A word of a rule is spelt right.
    ['notice ', [6, 8], undefined],
  ])('a misspelt word or unknown form is understood: %s', (q, tips, didYouMean) => {
    expect(foundInOrder(index, q)).toEqual(tips);
    expect(index.search({ q, offset: 0, limit: 5 }).didYouMean).toBe(didYouMean);
  });
});

test('the article finds nothing by itself among other words', () => {
  const index = indexOf(tipsOf('Write a note.', 'A CV.', 'Negotiate it.', 'A salary.'));
  expect(foundInOrder(index, 'a cv')).toEqual([1]);
  const { total, didYouMean } = index.search({ q: 'negotiate a salry ', offset: 0, limit: 5 });
  expect([total, didYouMean]).toEqual([2, 'negotiate a salary ']);
});

test('a short stem is not taken for another, nor a short word for one with another first letter', () => {
  const index = indexOf(tipsOf('Never cheat.', 'The plan.', 'What they said.'));
  for (const q of ['create ', 'creating ', 'playing ', 'paid '])
    expect(found(index, q)).toEqual([]);
});

describe('misspelt words', () => {
  const index = indexOf(
    tipsOf(
      'the salary',
      'the interview',
      'a cover letter',
      'Weaknesses and strengths',
      'last week',
    ),
  );
  const ask = (q: string) => index.search({ q, offset: 0, limit: 10 });

  test.each([
    ['salry', [0], 'salary'],
    ['What SALRY? interveiw!', [0, 1], 'What salary? interview!'],
    ['coverletter', [2], 'cover letter'],
    ['salary', [0], undefined],
    ['salaries', [0], undefined],
    ['xyzzyx', [], undefined],
  ])('a misspelt word or unknown form is understood: %s', (q, tips, didYouMean) => {
    const { hits, didYouMean: meant } = ask(q);
    expect(hits.map((hit) => hit.tip).sort((a, b) => a - b)).toEqual(tips);
    expect(meant).toBe(didYouMean);
  });

  test.each([
    ['"cover lettr"', '"cover letter"'],
    ['"cover lettr" lettr', '"cover letter" letter'],
    ['"coverletter"', '"cover letter"'],
    ['"cover letter" salry', undefined],
    ['"the cover" -salry', undefined],
  ])('a misspelt word in or beside a phrase is understood: %s', (q, didYouMean) => {
    const { hits, didYouMean: meant } = ask(q);
    expect(hits.map((hit) => hit.tip)).toEqual([2]);
    expect(meant).toBe(didYouMean);
  });

  test.each([
    ['salry intervew intervew salry intervew salry salry intervew', 'a word each time it is typed'],
    ['a1 b2 c3 d4 e5 f6 g7 salry intervew', 'beside words too short to be one misspelt'],
  ])('%s: %s is corrected', (q) => {
    const index = indexOf(tipsOf('Talk about salary.', 'Prepare the interview.'));
    const { didYouMean, hits } = index.search({ q, offset: 0, limit: 10 });
    expect(didYouMean).toBe(q.replaceAll('salry', 'salary').replaceAll('intervew', 'interview'));
    expect(hits).toHaveLength(2);
  });

  test('no correction is offered where it finds no more', () => {
    const filtered = indexOf([
      tip({ slug: 'a', stage: 'offer', body: 'the salary' }),
      tip({ slug: 'b', stage: 'screening', body: 'the call' }),
    ]);
    const query = { q: 'salry call', offset: 0, limit: 10 };
    expect(filtered.search(query).didYouMean).toBe('salary call');
    expect(filtered.search({ ...query, stage: 'screening' }).didYouMean).toBeUndefined();
  });

  test('the correction is written as the tips write it', () => {
    const french = indexOf(tipsOf('Vivre à l’étranger'), [], 'fr');
    expect(french.search({ q: 'etrangre', offset: 0, limit: 1 }).didYouMean).toBe('étranger');
  });

  test('what is suggested has hits with the same filters', () => {
    const some = indexOf([
      tip({ slug: 'a', stage: 'offer', body: 'the contract and a contractor' }),
      tip({ slug: 'b', stage: 'offer', body: 'contracts are a contractor, a contractor' }),
      tip({ slug: 'c', stage: 'screening', body: 'a call and a contest' }),
    ]);
    const suggestions = (q: string, stage: string) =>
      some.search({ q, stage, offset: 0, limit: 1 }).suggestions;
    expect(suggestions('contzzzzzzz', 'offer')).toEqual(['contractor']);
    expect(suggestions('contzzzzzzz', 'screening')).toEqual(['contest']);
    expect(suggestions('xyzzyx', 'screening')).toEqual([]);
  });

  test('a search that finds nothing suggests what has hits', () => {
    const { suggestions } = ask('intterrviewx');
    expect(suggestions[0]).toBe('interview');
    for (const suggestion of ask('xyzzyx').suggestions) {
      expect(found(index, suggestion)).not.toEqual([]);
    }
    expect(ask('salary').suggestions).toEqual([]);
  });
});
