import type { Content } from '../../src/content/content.ts';
import type { ArticleSource, TipSource } from '../../src/content/model.ts';

/**
 * A small library without issues, for tests: two languages, four articles, one of them withdrawn. Its
 * signals point to these, so that with other articles there are none unless you give some.
 */
export function makeContent(overrides: Partial<Content> = {}): Content {
  const own = overrides.articles ? [] : signals;
  return { info, stages, topics, synonyms, signals: own, articles, ...overrides };
}

/** A published article in English; its own tip and dates unless you give others. */
export function makeArticle(overrides: Partial<ArticleSource> = {}): ArticleSource {
  const slug = overrides.slug ?? 'phone-screening';
  return {
    slug,
    inLanguage: 'en',
    title: 'Getting through the phone screening',
    summary: 'The first call is short. Be easy to reach and ready to talk.',
    introduction: 'A recruiter calls to decide whether to invite you.',
    tips: [makeTip({ slug: `${slug}-tip` })],
    conclusion: 'Write down what was said as soon as you hang up.',
    stage: 'screening',
    topics: ['preparation'],
    authors: [{ name: 'Ada Adviser', url: 'https://ada.example/' }],
    basedOn: [],
    datePublished: '2025-01-15',
    dateModified: '2025-06-01',
    lastReviewed: '2025-07-01',
    reviewDue: '2027-07-01',
    changes: [
      { date: '2025-01-15', note: 'First published' },
      { date: '2025-06-01', note: 'Added an example' },
    ],
    status: 'published',
    aliases: [],
    ...overrides,
  };
}

export function makeTip(overrides: Partial<TipSource> = {}): TipSource {
  return {
    slug: 'answer-from-a-quiet-room',
    title: 'Answer from a quiet room',
    summary: 'Take the call where nobody interrupts and the signal holds.',
    body: 'Choose the room the day before and **charge** your phone.',
    do: ['Charge your phone'],
    avoid: ['Taking the call on a train'],
    examples: ['Could I call you back in five minutes from a quieter place?'],
    topics: ['preparation'],
    keywords: ['background noise'],
    ...overrides,
  };
}

/** The files that `content` would be in its folder, as `loadFiles` takes them. */
export function contentFiles(content: Content): Map<string, Uint8Array> {
  const { info, stages, topics, synonyms, signals, articles } = content;
  const files: [string, unknown][] = [
    ['library.json', info],
    ['stages.json', { stages }],
    ['topics.json', { topics }],
    ['synonyms.json', synonyms],
    ['signals.json', { signals }],
    ...articles.map((article): [string, unknown] => [
      `articles/${article.inLanguage}/${article.slug}.json`,
      article,
    ]),
  ];
  return new Map(
    files.map(([path, value]) => [path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`)]),
  );
}

const info: Content['info'] = {
  name: 'Test Tips',
  description: 'Advice for tests.',
  url: 'https://tips.example',
  publisher: { name: 'Test Tips Ltd', url: 'https://tips.example' },
  defaultLanguage: 'en',
  license: {
    name: 'Creative Commons Attribution 4.0 International',
    spdx: 'CC-BY-4.0',
    url: 'https://creativecommons.org/licenses/by/4.0/',
  },
};

const stages: Content['stages'] = [
  {
    slug: 'screening',
    name: { en: 'Screening', de: 'Vorauswahl' },
    description: { en: 'The first call.', de: 'Der erste Anruf.' },
  },
  {
    slug: 'second-interview',
    name: { en: 'Second interview', de: 'Zweites Gespräch' },
    description: { en: 'The final round.', de: 'Die letzte Runde.' },
  },
  {
    slug: 'offer',
    name: { en: 'Offer', de: 'Angebot' },
    description: { en: 'Pay and terms.', de: 'Gehalt und Bedingungen.' },
  },
];

const topics: Content['topics'] = [
  {
    slug: 'preparation',
    name: { en: 'Preparation', de: 'Vorbereitung' },
    description: { en: 'What to get ready.', de: 'Was du vorbereitest.' },
  },
  {
    slug: 'research',
    name: { en: 'Research', de: 'Recherche' },
    description: { en: 'Finding things out.', de: 'Was du herausfindest.' },
  },
  {
    slug: 'pay',
    name: { en: 'Pay', de: 'Gehalt' },
    description: { en: 'Talking about money.', de: 'Über Geld sprechen.' },
  },
];

const synonyms: Content['synonyms'] = {
  en: [
    { equivalent: ['pay', 'salary', 'compensation'] },
    { term: 'callback', means: ['second interview'] },
  ],
  de: [{ equivalent: ['Gehalt', 'Lohn'] }],
};

const signals: Content['signals'] = [
  {
    slug: 'pay-not-stated',
    name: { en: 'doesn’t say what it pays', de: 'kein Gehalt nennt' },
    description: { en: 'The listing names no pay.', de: 'Die Anzeige nennt kein Gehalt.' },
    unless: { en: ['£|$|€ #', 'salary * #'], de: ['# €|Euro'] },
    conditions: [{ member: 'baseSalary', isAbsent: true }],
    tips: ['know-your-figure'],
    topics: ['pay'],
    weight: 4,
  },
  {
    slug: 'research-expected',
    name: { en: 'expects you to know the company', de: 'Wissen über die Firma erwartet' },
    description: {
      en: 'The listing asks you to read up on the employer.',
      de: 'Die Anzeige verlangt Wissen über die Firma.',
    },
    phrases: { en: ['research * company|employer', 'knowledge of our company'] },
    unless: { en: ['research company'] },
    articles: ['second-interview'],
    weight: 7,
  },
];

/** Ordered by language, then slug. */
const articles: Content['articles'] = [
  makeArticle({
    slug: 'zweites-gespraech',
    inLanguage: 'de',
    translationOf: 'second-interview',
    title: 'Das zweite Gespräch',
    summary: 'So überzeugst du in der letzten Runde.',
    introduction: 'Du wurdest noch einmal eingeladen.',
    tips: [
      makeTip({
        slug: 'firma-erkunden',
        title: 'Erkunde die Firma',
        summary: 'Lies nach, was die Firma gerade bewegt.',
        body: 'Lies die Website und die Nachrichten der letzten Wochen.',
        do: ['Die Website lesen'],
        avoid: ['Ohne Fragen erscheinen'],
        examples: [],
        topics: ['research'],
        keywords: ['Unternehmen'],
      }),
    ],
    conclusion: 'Schlaf gut und geh mit Ruhe hin.',
    stage: 'second-interview',
    topics: ['research'],
  }),
  makeArticle({
    slug: 'negotiating-pay',
    title: 'Talking about pay',
    summary: 'Name your figure after the offer, and know what the work is worth.',
    introduction: 'The offer is there. Now is the time to talk about **pay**.',
    tips: [
      makeTip({
        slug: 'know-your-figure',
        title: 'Know your figure',
        summary: 'Decide on a figure before the call, from what others are paid.',
        body: 'Look up what the work is paid, then [research the company](/articles/second-interview#research-the-company).',
        do: ['Write your figure down'],
        avoid: ['Giving a range that starts too low'],
        examples: ['From what I have read, this work is paid at 42,000 a year.'],
        topics: ['pay', 'research'],
        keywords: ['negotiate', 'raise'],
      }),
    ],
    conclusion: 'Ask for the agreed terms in writing.',
    stage: 'offer',
    topics: ['pay'],
    reviewDue: '2026-01-01',
  }),
  makeArticle({
    slug: 'second-interview',
    title: 'Turning a second interview into an offer',
    summary: 'How to prepare for a second interview and stand out.',
    introduction: 'Being asked back is an achievement.\n\nNow show that you are the *best* choice.',
    tips: [
      makeTip({
        slug: 'research-the-company',
        title: 'Research the company',
        summary: 'Read up on the company and its industry before you go.',
        body: 'Read:\n\n- the company’s website\n- recent news\n\nThen note two questions you would like answered.',
        do: ['Read the “About us” page', 'Note two questions'],
        avoid: ['Asking what the website answers'],
        examples: ['I read that you opened a branch in Leeds. What changed?'],
        notes: [
          { region: 'US', text: 'Filings of listed companies are public.' },
          { region: 'GB', text: 'Companies House has the accounts.' },
        ],
        messages: [
          {
            title: 'Ask for an annual report',
            text: 'Dear [name],\n\nCould you send me the latest annual report?\n\n[Your name]',
          },
        ],
        questions: ['What should I read before an interview?'],
        topics: ['research', 'preparation'],
        keywords: ['employer background'],
      }),
      makeTip({
        slug: 'leave-pay-for-later',
        title: 'Leave pay for later',
        summary: 'Wait for the offer before you talk about money.',
        body: 'Pay has [a guide of its own](/articles/negotiating-pay).',
        do: [],
        avoid: ['Asking about pay first'],
        examples: [],
        topics: ['pay'],
        keywords: ['salary expectations'],
      }),
    ],
    conclusion: 'Send a thank-you note the same day.',
    stage: 'second-interview',
    topics: ['research', 'preparation'],
    questions: ['How do I prepare for a second interview?'],
    reviewedBy: [{ name: 'Rae Reviewer' }],
    links: [
      {
        title: 'Interviews',
        url: 'https://advice.example/interviews',
        publisher: 'National Advice',
      },
    ],
    basedOn: [
      { title: 'Interviews & Offers', author: 'Sam Source', url: 'https://source.example/offers' },
    ],
    aliases: ['callback-interview'],
  }),
  makeArticle({
    slug: 'smalltalk-tricks',
    title: 'Small talk tricks',
    summary: 'Tricks that no longer help.',
    introduction: 'Small talk fills the first minutes.',
    tips: [
      makeTip({
        slug: 'praise-the-office',
        title: 'Praise the office',
        summary: 'Say something kind about the room.',
        body: 'A kind word about the room breaks the ice.',
      }),
    ],
    conclusion: 'Keep it short.',
    stage: 'second-interview',
    topics: ['preparation'],
    status: 'withdrawn',
    withdrawn: {
      date: '2025-08-01',
      reason: 'The advice no longer holds.',
      replacedBy: 'second-interview',
    },
  }),
];
