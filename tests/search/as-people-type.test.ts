import { describe, expect, test } from 'vitest';
import { found, foundInOrder, indexOf, tip, tipsOf } from './tips.ts';

/** What people type, each kind with its rule: a new find is a row under its kind. */

describe('a hyphen between digits joins nothing', () => {
  const index = indexOf(
    tipsOf(
      'A 35 hour job.',
      'Expect 3-5 rounds.',
      'Level 3 needs a level head.',
      'It is 10-12 weeks.',
      'Since 1012.',
      'A 1:1 with your manager.',
      'By 11 May.',
      'Ring 020-7946-0018.',
      'The COVID-19 rule, and the covid19 test.',
    ),
  );

  test.each([
    ['3-5', 1],
    ['35', 0],
    ['35-hour', 0],
    ['10-12', 3],
    ['10-12 weeks', 3],
    ['1012', 4],
    ['1:1', 5],
    ['020-7946-0018', 7],
    ['020 7946 0018', 7],
    ['covid 19', 8],
  ])('of tips for %s, the one that has the number is first', (q, tip) => {
    expect(found(index, q)[0]).toBe(tip);
  });

  test.each([
    ['"3-5"', [1]],
    ['"3 5"', [1]],
    ['"35"', [0]],
    ['"10-12"', [3]],
    ['"1012"', [4]],
    ['"1:1"', [5]],
    ['"1-1"', [5]],
    ['"11"', [6]],
    ['"7946 0018"', [7]],
    ['"covid-19"', [8]],
  ])('the phrase %s finds no number but its own', (q, tips) => {
    expect(foundInOrder(index, q)).toEqual(tips);
  });
});

describe('what has a digit is never corrected', () => {
  const index = indexOf(
    tipsOf(
      'In 2023.',
      'Some 45000 a year.',
      'The ISO27001 audit.',
      'Form P45 or W-2.',
      'A score of B1 in 1st place.',
      'Word 365, or Office365.',
      'Section 8 of the ISO 9001 norm.',
    ),
  );

  test.each([
    ['2025', []],
    ['2025 ', []],
    ['2024 year ', [1]],
    ['25000 ', []],
    ['ISO27002 ', []],
    ['P60 ', []],
    ['b2 ', []],
    ['31st ', []],
    ['office356 ', []],
    ['ISO9001 ', [6]],
    ['ISO-27001 ', [2, 6]],
    ['offic365', []],
  ])('what has a digit is never corrected: %s', (q, tips) => {
    expect(foundInOrder(index, q)).toEqual(tips);
    expect(index.search({ q, offset: 0, limit: 5 }).didYouMean).toBeUndefined();
  });

  test('a word is never corrected to what has a digit', () => {
    const codes = indexOf(tipsOf('Take bus b2bus4 with mp3player.'));
    expect(found(codes, 'mpplayer ')).toEqual([]);
  });
});

describe('an amount in every way of writing it', () => {
  test.each([
    ['en', ['£32,000 a year', '32000 pounds', '£32k', 'from 32K to 40K', '$32,000.00']],
    ['en', ['£32.5k', '32,500', '32500', '32.50k']],
    ['en', ['1,250,000', '1250k', '1250000']],
    ['en-IN', ['32,000', '32k']],
    ['es', ['32.000 €', '32000 euros', '32\u00a0000', '32k']],
    ['es', ['1.250.000', '1250000']],
    ['es', ['32,5k', '32.500']],
    ['es-MX', ['$32,000', '32000']],
    ['de', ['32.000 €', '32000', '32k']],
    ['de-CH', ['32’000', '32000', "32'000"]],
    ['fr', ['32 000 €', '32000', '32\u202f000', '32\u00a0000', '32k']],
    ['it', ['32.000', '32000', '32k']],
    ['pt-BR', ['32.000', '32000']],
    ['sv', ['32 000 kr', '32000']],
    ['pl', ['32 000', '32000']],
  ])('in %s, each way of writing an amount finds all others: %j', (language, writings) => {
    const index = indexOf(tipsOf(...writings, '32 33 000032'), [], language);
    const all = writings.map((_, number) => number);
    for (const writing of writings) {
      const number = /\d(?:[\d.,’'\s]*\d)?k?/i.exec(writing)?.[0] ?? '';
      const tips = foundInOrder(index, number);
      expect(tips.slice(0, all.length), number).toEqual(all);
    }
  });

  test.each([
    ['en', '+44 20 7946 000', '"7946 000"'],
    ['fr', '06 12 345 678', '"06 12 345 678"'],
    ['sv', '070 123 456', '"070 123 456"'],
    ['de', '030.123.456', '"123 456"'],
    ['en', 'On 12.10.2025', '"10 2025"'],
    ['en', '3,14', '"3 14"'],
  ])('in %s, %s is not taken for an amount', (language, text, q) => {
    expect(found(indexOf(tipsOf(text), [], language), q)).toEqual([0]);
  });
});

describe('look-alikes of the apostrophe', () => {
  const marks = ["'", '’', '‘', '´', '`', '′', 'ʼ', '＇', '‛', 'ʹ'];
  test.each([
    ['en', 'what’s', ['What’s it worth?'], []],
    ['en', 'candidate’s', ['The candidate’s day.'], [0]],
    ['en', 'o’clock', ['At nine o’clock.'], [0]],
    ['fr', 'l’offre', ['Une offre.', 'Un lot.'], [0]],
    ['fr', 'qu’entretien', ['Un entretien.', 'Une question.'], [0]],
    ['fr', 'aujourd’hui', ['Aujourd’hui.', 'Un jour.'], [0]],
    ['it', 'l’offerta', ['Una offerta.', 'La lotta.'], [0]],
    ['it', 'un’intervista', ['Intervista.', 'Uno.'], [0]],
    ['ca', 'l’oferta', ['Una oferta.', 'La lupa.'], [0]],
    ['ga', 'd’obair', ['obair', 'dobhair'], [0]],
  ])(
    'in %s, %s is the same with any look-alike of the apostrophe',
    (language, word, bodies, tips) => {
      const others = tipsOf(...bodies, 'Send it today: two steps.', 'Talk to them, s and t.');
      const index = indexOf(others, [], language);
      for (const mark of marks) {
        const typed = word.replace('’', mark);
        expect(foundInOrder(index, `${typed} `), typed).toEqual(foundInOrder(index, `${word} `));
        if (tips.length > 0) expect(foundInOrder(index, `${typed} `), typed).toEqual(tips);
        const written = indexOf(tipsOf(typed), [], language);
        if (tips.length > 0) expect(found(written, word), typed).toEqual([0]);
      }
    },
  );
});

describe('initials with and without full stops', () => {
  test.each([
    ['en', 'U.K.', 'UK'],
    ['en', 'U.S.A.', 'USA'],
    ['en', 'C.V.', 'CV'],
    ['en', 'Ph.D.', 'Ph.D'],
    ['en', 'the U.K.’s', 'uk'],
    ['en', 'a U.K.-based firm', 'uk'],
    ['en', 'an H.R. person', 'hr'],
    ['es', 'EE.UU.', 'EEUU'],
    ['es', 'RR. HH.', 'RRHH'],
    ['es', 'RR.HH.', 'RR. HH.'],
    ['de', 'z.B.', 'zB'],
    ['fr', 'un C.D.I.', 'CDI'],
    ['fr', 'l’U.E.', 'UE'],
    ['pt', 'R.H.', 'RH'],
  ])('in %s, the initials %s and %s find each other', (language, dotted, plain) => {
    const index = indexOf(
      tipsOf(`Ask ${dotted} now.`, `Ask ${plain} now.`, 'Ask v. now.'),
      [],
      language,
    );
    for (const q of [dotted, plain, plain.toLowerCase(), `${plain} `]) {
      expect(foundInOrder(index, q), q).toEqual([0, 1]);
    }
  });

  test('a full stop between sentences is not taken for one of initials', () => {
    expect(found(indexOf(tipsOf('Plan it.Then go.')), '"it then go"')).toEqual([0]);
    expect(found(indexOf(tipsOf('Take option B. Never A. Go.')), 'option')).toEqual([0]);
  });
});

describe('exclusions alone', () => {
  const index = indexOf(
    tipsOf('the salary', 'the interview', 'a cover letter', 'a thank-you note'),
  );

  test.each([
    ['-salary', [1, 2, 3]],
    ['-salary -interview', [2, 3]],
    ['-"cover letter"', [0, 1, 3]],
    ['-thank-you', [0, 1, 2]],
    ['-nowhere', [0, 1, 2, 3]],
    ['-salry ', [0, 1, 2, 3]],
    ['-the', [0, 1, 2, 3]],
    ['-', []],
  ])('the exclusions %s alone find all other tips', (q, tips) => {
    const { total, didYouMean } = index.search({ q, offset: 0, limit: 10 });
    expect(foundInOrder(index, q)).toEqual(tips);
    expect([total, didYouMean]).toEqual([tips.length, undefined]);
  });
});

describe('a synonym of several words that is matched wholly', () => {
  test.each([
    ['2nd interview', 'Your second interview', 'Bring a 2nd pen to the interview.'],
    ['second interview', '2nd interview', 'A second pen at the interview.'],
    ['curriculum vitae', 'Send a CV', `A curriculum ${'and so on '.repeat(4)} vitae.`],
    ['thank you mail', 'A thank-you note', 'You mail them, and you thank them.'],
  ])(
    'a synonym of %s that is matched wholly counts as the literal words',
    (q, means, scattered) => {
      const rules = [
        { equivalent: ['2nd interview', 'second interview'] },
        { equivalent: ['curriculum vitae', 'CV'] },
        { equivalent: ['thank you mail', 'thank-you note'] },
      ];
      const index = indexOf(tipsOf(scattered, means, 'Others pens.', 'An interview.'), rules);
      expect(found(index, `${q} `)[0]).toBe(1);
    },
  );
});

describe('a synonym covers less of a query than the word itself', () => {
  test.each([
    [
      'en',
      'HR called me yesterday ',
      { title: 'Who called?' },
      'One called; human resources write later.',
    ],
    [
      'en',
      'the boss called me ',
      { title: 'Who called?' },
      'One called; the manager writes later.',
    ],
    [
      'es',
      'me llamaron de RRHH ',
      { title: 'Llamaron', summary: 'Llamaron' },
      'Llamaron; recursos humanos escribe luego.',
    ],
  ])(
    'in %s, a tip about %s comes before those that have a synonym in passing',
    (language, q, about, inPassing) => {
      const rules = [
        { equivalent: ['HR', 'human resources'] },
        { equivalent: ['boss', 'manager'] },
        { equivalent: ['RRHH', 'recursos humanos'] },
      ];
      const tips = [
        tip({ slug: 'a', body: inPassing }),
        tip({ slug: 'b', ...about }),
        ...tipsOf('x y', 'z w', 'v u'),
      ];
      expect(found(indexOf(tips, rules, language), q)).toEqual([1, 0]);
    },
  );
});

describe('signs that belong to a name', () => {
  const index = indexOf(
    tipsOf(
      'Learn C++ first.',
      'Learn C first.',
      'Learn C# first.',
      'Cast a net.',
      'Know .NET well.',
    ),
  );

  test.each([
    ['C++', [0, 1, 2]],
    ['c# ', [0, 1, 2]],
    ['C', [0, 1, 2]],
    ['learn c++, first', [0, 1, 2]],
    ['.NET', [3, 4]],
    ['.net ', [3, 4]],
    ['net ', [3, 4]],
    ['"C++ first"', [0, 1, 2]],
  ])('%s finds the name with its signs', (q, tips) => {
    expect(foundInOrder(index, q)).toEqual(tips);
  });

  test.each([
    ['LGBTQ', 'An LGBTQ+ group.'],
    ['LGBTQ+ ', 'An LGBTQ group.'],
    ['node', 'Know Node.js.'],
    ['wait', 'They said ...wait.'],
    ['notice', 'Then.notice it.'],
    ['bash', 'Learn Bash+SQL.'],
    ['sql', 'Learn Bash+SQL.'],
    ['5 years', 'With 5+ years.'],
  ])('the name %s is found in %s', (q, body) => {
    expect(found(indexOf(tipsOf(body)), q)).toEqual([0]);
  });
});

describe('stop words', () => {
  const index = indexOf([
    tip({ slug: 'a', title: 'Why you?', body: 'One thing.' }),
    tip({ slug: 'b', title: 'You ask why', body: 'Another.' }),
    tip({ slug: 'c', title: 'Careers in IT', body: 'It pays.' }),
    tip({ slug: 'd', title: 'How to be on time', body: 'Us and them.' }),
    tip({ slug: 'e', title: 'A job', body: 'Work in the US, at the WHO.', keywords: ['AM'] }),
    tip({ slug: 'f', title: 'Another job', questions: ['How are you to know why you lost?'] }),
  ]);

  test.each([
    ['why you', [0, 5]],
    ['Why you?', [0, 5]],
    ['"why you"', [0, 5]],
    ['how to', [3]],
    ['how to be', [3]],
    ['how are you', [5]],
    ['in', [2]],
    ['in it', [2]],
    ['you are', []],
    ['IT', [2]],
    ['it ', [2]],
    ['IT job', [2, 4, 5]],
    ['it job', [4, 5]],
    ['jobs in the US', [4, 5]],
    ['U.S.', [4]],
    ['WHO', [4]],
    ['HOW TO BE', [3]],
    ['THEM', []],
  ])('stop words alone find titles and questions, and in capitals a name: %s', (q, tips) => {
    expect(foundInOrder(index, q)).toEqual(tips);
  });

  test('of stop words alone, the tip with them in its title comes first', () => {
    expect(found(index, 'why you')[0]).toBe(0);
  });

  test.each([
    ['es', 'Por qué tú', 'por que tu'],
    ['es', 'Y ahora qué', '¿Y ahora qué?'],
    ['fr', 'Et vous ?', 'et vous'],
    ['de', 'Warum du?', 'warum du'],
  ])('in %s, the title %s is found by %s', (language, title, q) => {
    const some = [tip({ slug: 'a', title }), tip({ slug: 'b', title: 'Otra cosa, autre, andere' })];
    expect(found(indexOf(some, [], language), q)).toEqual([0]);
  });

  test('a name in capitals has its synonyms', () => {
    const rule = { equivalent: ['IT', 'information technology'] };
    const some = indexOf(tipsOf('Information technology.', 'Do it well.', 'Work in IT.'), [rule]);
    expect(foundInOrder(some, 'IT')).toEqual([0, 2]);
    const none = indexOf(tipsOf('Information technology.', 'Do it well.'), [rule]);
    expect(foundInOrder(none, 'IT')).toEqual([0]);
  });
});

describe('spellings without the keys', () => {
  test.each([
    ['de', 'Übungen', 'Uebung'],
    ['de', 'die Größe', 'Groesse'],
    ['de', 'Bewerbungsgespräche', 'Bewerbungsgespraech'],
    ['de', 'Überstunden', 'UEBERSTUNDEN'],
    ['de', 'schöne Grüße', 'gruesse'],
    ['de', 'Straße', 'Strasse'],
    ['de', 'neue Quellen', 'quelle'],
    ['da', 'ansøgning', 'ansoegning'],
    ['da', 'årsløn', 'aarsloen'],
    ['da', 'færdigheder', 'faerdighed'],
    ['nb', 'søknad på nett', 'soeknad'],
    ['nb', 'årslønn', 'aarsloenn'],
    ['sv', 'ansökan', 'ansoekan'],
    ['sv', 'årslön', 'aarsloen'],
    ['sv', 'anställning', 'anstaellning'],
    ['sv', 'anställning', 'anstallning'],
  ])('in %s, %s is found by the spelling %s', (language, word, typed) => {
    for (const [text, q] of [
      [word, typed],
      [typed, word],
    ] as const) {
      const index = indexOf(tipsOf(text, 'Xyz.'), [], language);
      const ways = [q, `${q} `, `"${q}"`, q.slice(0, 5)];
      for (const one of q.includes(' ') ? ways.slice(0, 2) : ways) {
        const { hits, didYouMean } = index.search({ q: one, offset: 0, limit: 5 });
        expect([hits.map((hit) => hit.tip), didYouMean], one).toEqual([[0], undefined]);
      }
    }
  });

  test('what is suggested is written as the tips write it', () => {
    const index = indexOf(tipsOf('Viel Übung.'), [], 'de');
    expect(index.suggest('ueb', 5)).toEqual([{ text: 'Übung'.toLowerCase(), kind: 'term' }]);
  });
});

describe('words for what is listed', () => {
  const bodies = ['Go on trips.', 'The interview.', 'The best shoes.', 'A guard.', 'Be adroit.'];

  test.each([
    ['interview tips', [1]],
    ['tips interview ', [1]],
    ['best tips', [2]],
    ['best tip ', [2]],
    ['interview guide ', [1]],
    ['interview advice ', [1]],
    ['tips', [0, 1, 2, 3, 4]],
    ['the tips ', [0, 1, 2, 3, 4]],
    ['"tips"', []],
  ])('words for what is listed weigh nothing: %s', (q, tips) => {
    const index = indexOf(tipsOf(...bodies));
    expect(foundInOrder(index, q)).toEqual(tips);
    expect(index.search({ q, offset: 0, limit: 5 }).didYouMean).toBeUndefined();
  });

  test.each([
    ['tips', [0]],
    ['restaurant tips', [0, 1]],
    ['tip interview', [0, 2]],
    ['"tip jar"', [0]],
  ])('words for what is listed count where tips are about them: %s', (q, tips) => {
    const index = indexOf(tipsOf('Who gets the tip jar?', 'A restaurant.', 'An interview.'));
    expect(foundInOrder(index, q)).toEqual(tips);
    expect(found(index, q)[0]).toBe(tips.at(-1));
  });

  test.each([
    ['es', 'consejos entrevista', ['La entrevista.', 'El conseja.', 'Consejero.']],
    ['de', 'Bewerbung Tipps', ['Die Bewerbung.', 'Trips.', 'Tippt.']],
    ['fr', 'conseils entretien', ['L’entretien.', 'Un conseiller.', 'Conseil']],
  ])('in %s, words for what is listed are not corrected: %s', (language, q, some) => {
    const index = indexOf(tipsOf(...some), [], language);
    expect(found(index, q)[0]).toBe(0);
    expect(index.search({ q, offset: 0, limit: 5 }).didYouMean).toBeUndefined();
  });
});

describe('a word that only a synonym rule has, half typed', () => {
  test.each([
    ['en', 'remuneration', { equivalent: ['pay', 'remuneration'] }, 'Ask about pay.'],
    ['en', 'callback', { term: 'callback', means: ['second interview'] }, 'A second interview.'],
    ['en', 'human resources', { equivalent: ['recruiter', 'human resources'] }, 'The recruiter.'],
    ['en', 'a remuneration', { equivalent: ['pay', 'remuneration'] }, 'Ask about pay.'],
    ['es', 'sueldo', { equivalent: ['salario', 'sueldo'] }, 'El salario.'],
    ['es', 'remuneración', { equivalent: ['salario', 'remuneración'] }, 'El salario.'],
    ['de', 'Vergütung', { equivalent: ['Gehalt', 'Vergütung'] }, 'Das Gehalt.'],
    ['de', 'Verguetung', { equivalent: ['Gehalt', 'Vergütung'] }, 'Das Gehalt.'],
    ['fr', 'rémunération', { equivalent: ['salaire', 'rémunération'] }, 'Le salaire.'],
    ['it', 'stipendio', { equivalent: ['paga', 'stipendio'] }, 'La paga.'],
  ])(
    'in %s, %s, which only a synonym rule has, is found while it is typed',
    (language, word, rule, body) => {
      const index = indexOf(tipsOf(body, 'Something else.'), [rule], language);
      const shortest = word.lastIndexOf(' ') + 1 + 3;
      for (let length = shortest; length <= word.length; length++) {
        const q = word.slice(0, length);
        const { hits, didYouMean } = index.search({ q, offset: 0, limit: 5 });
        expect([hits.map((hit) => hit.tip), didYouMean], q).toEqual([[0], undefined]);
      }
      if (word.includes(' ')) return;
      const [suggestion] = index.suggest(word.slice(0, 5), 3);
      expect(index.search({ q: suggestion?.text ?? '', offset: 0, limit: 5 }).total).toBe(1);
    },
  );

  test('a half-typed word of a synonym rule is found beside words that tips have', () => {
    const rule = { equivalent: ['pay', 'remuneration'] };
    const index = indexOf(tipsOf('Ask about pay.', 'A remote job.'), [rule]);
    expect(found(index, 'rem')).toEqual([1, 0]);
    expect(index.suggest('rem', 3).map(({ text }) => text)).toEqual(['remote', 'remuneration']);
  });

  test('but a word that finds nothing without the others of its phrase is not suggested', () => {
    const rule = { equivalent: ['notice', 'days of forewarning'] };
    const index = indexOf(tipsOf('Give notice.', 'Work forever.'), [rule]);
    expect(index.suggest('for', 3).map(({ text }) => text)).toEqual(['forever']);
  });
});

describe('words that a stemmer runs together and that mean something else', () => {
  test.each([
    ['en', 'presentation', 'The presentations.', 'Your present employer.'],
    ['en', 'preparation', 'Prepare it.', 'A prepaid card.'],
    ['en', 'handshake', 'A handshake.', 'By hand.'],
    ['en', 'seconds', 'Within seconds.', 'Your second interview.'],
    ['en', 'experience', 'Your experiences.', 'An experiment.'],
    ['en', 'universe', 'Universes.', 'Some universities.'],
    ['en', 'organisation', 'Organisations.', 'Organic food.'],
    ['en', 'organization', 'To organize.', 'Organic organs.'],
    ['en', 'intern', 'The interns.', 'An internal, international post.'],
    ['en', 'new', 'New jobs.', 'The news.'],
    ['en', 'business', 'Businesses.', 'A busy day.'],
    ['en', 'several', 'Several.', 'Severance pay.'],
    ['en', 'reference', 'References.', 'Refer to it.'],
    ['en', 'excel', 'Excel sheets.', 'An excellent day.'],
    ['en', 'evening', 'In the evenings.', 'Even so.'],
    ['es', 'segundos', 'Treinta segundos.', 'La segunda vez.'],
    ['es', 'sábado', 'Los sábados.', 'Saber más.'],
    ['es', 'camara', 'Las cámaras.', 'Una cama.'],
    ['es', 'plazo', 'Los plazos.', 'Una plaza.'],
    ['es', 'mesa', 'Las mesas.', 'Un mes, dos meses.'],
    ['es', 'libro', 'Los libros.', 'Días libres.'],
    ['es', 'ordenador', 'Ordenadores.', 'En orden.'],
    ['es', 'tarde', 'Por las tardes.', 'No tardan.'],
    ['es', 'universidad', 'Universitario.', 'El universo.'],
  ])('in %s, %s is found in “%s” and not in “%s”', (language, q, own, other) => {
    expect(found(indexOf(tipsOf(own, other), [], language), `${q} `)).toEqual([0]);
  });
});

describe('the form that was typed before others of its stem', () => {
  const pairs: [language: string, one: string, other: string][] = [
    ['en', 'Operator', 'Operation'],
    ['en', 'Relative', 'Relation'],
    ['en', 'General', 'Generally'],
    ['en', 'Interview', 'Interviews'],
    ['en', 'C', 'C++'],
    ['en', 'C#', 'C++'],
    ['en', '.NET', 'net'],
    ['es', 'Cuidado', 'Cuidador'],
    ['es', 'Casa', 'Casas'],
    ['fr', 'Entretien', 'Entretiens'],
    ['de', 'Bewerber', 'Bewerbung'],
    ['de', 'Arbeit', 'Arbeiten'],
  ];

  test.each(pairs)(
    'in %s, each of %s and %s comes first for its own form',
    (language, one, other) => {
      for (const texts of [
        [one, other],
        [other, one],
      ]) {
        const index = indexOf(tipsOf(...texts, 'Something else'), [], language);
        for (const [place, text] of texts.entries())
          expect(found(index, `${text} `)[0]).toBe(place);
      }
    },
  );

  test('all forms of a stem find the same tips', () => {
    const index = indexOf(tipsOf('Operate', 'Operator', 'Operates'));
    for (const q of ['operate', 'operator', 'operates ', 'operating '])
      expect(foundInOrder(index, q)).toEqual([0, 1, 2]);
  });

  test('the form that was typed counts for less than another word of the query', () => {
    const index = indexOf(tipsOf('Operate with pay', 'Operator with colleagues', 'A', 'B'));
    expect(found(index, 'operator pay ')[0]).toBe(0);
  });

  test('of many forms the most used are told apart', () => {
    const forms = ['operate', 'operated', 'operates', 'operating', 'operation', 'operator'];
    const index = indexOf(tipsOf(...forms, 'operate operated pay', 'operated'));
    for (const q of ['operate', 'operated'])
      expect(found(index, `${q} `)[0]).toBe(forms.indexOf(q));
    expect(found(index, 'operator ').slice(0, 3)).toEqual([3, 4, 5]);
  });
});

describe('a word is taken apart only where tips have its parts in a row', () => {
  const index = indexOf(
    tipsOf(
      'If your hands shake, hold a pen.',
      'Hold a pen in one hand, and do not shake it.',
      'Send a cover letter, and a thank-you note.',
      'Work over the time, over all; over time it pays.',
      'Back in a ground floor office, background noise aside.',
      'Press the release.',
    ),
  );

  test.each([
    ['handshake ', [], undefined],
    ['handshake', [], undefined],
    ['pressrelease ', [], undefined],
    ['coverletter ', [2], 'cover letter '],
    ['coverletters ', [], undefined],
    ['overtime ', [3], 'over time '],
    ['groundfloor ', [4], 'ground floor '],
  ])('a word is taken apart only where tips have its parts in a row: %s', (q, tips, didYouMean) => {
    const { hits, didYouMean: meant } = index.search({ q, offset: 0, limit: 5 });
    expect([hits.map(({ tip }) => tip), meant]).toEqual([tips, didYouMean]);
  });
});

describe('a misspelt form whose right one no tip has', () => {
  test.each([
    ['es', 'Cómo responder a un rechazo.', 'me han rechasado', 'me han rechazado'],
    ['es', 'Negociar el salario.', 'como se negosia', 'como se negocia'],
    ['en', 'Negotiate the pay.', 'negosiating', 'negotiating'],
    ['en', 'A recommendation.', 'recomending', 'recommending'],
  ])('in %s, “%s” is found by the misspelt form %s', (language, body, q, didYouMean) => {
    const index = indexOf(tipsOf(body, 'Xyz.'), [], language);
    const result = index.search({ q, offset: 0, limit: 5 });
    expect([result.hits.map(({ tip }) => tip), result.didYouMean]).toEqual([[0], didYouMean]);
  });
});

describe('a misspelt stop word', () => {
  const shoulds = Array.from({ length: 30 }, () => 'What should I do?');
  test.each([
    ['en', 'how long shoud i wait', ['How long should I wait?', 'Shout, or wait.'], shoulds],
    ['en', 'tell me about yourslf ', ['Tell me about yourself', 'Tell them.'], []],
    ['es', 'sovre la entrevista', ['Sobre la entrevista', 'La entrevista'], []],
  ])(
    'in %s, a misspelt stop word is not taken for a rare word as near: %s',
    (language, q, titles, others) => {
      const tips = [...titles, ...others].map((title, at) =>
        tip({ slug: `tip-${at}`, questions: [title] }),
      );
      const index = indexOf(tips, [], language);
      expect(found(index, q)[0]).toBe(0);
      expect(index.search({ q, offset: 0, limit: 1 }).didYouMean).toBeUndefined();
    },
  );

  test('a misspelt word is taken for one that tips use before it is taken for a stop word', () => {
    const index = indexOf(tipsOf('Over and over.', 'Over an offer.'));
    expect(index.search({ q: 'ofer ', offset: 0, limit: 1 }).didYouMean).toBe('offer ');
  });
});
