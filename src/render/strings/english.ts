import type { ArticleFilterName } from '../../content/filters.ts';
import { regionName } from '../language.ts';

/** Countries whose names take an article. */
const WITH_ARTICLE =
  /^(?:AE|BS|CD|CF|CG|CK|DO|FK|FO|GB|GM|IM|KM|KY|MH|MP|MV|NL|PH|SB|SC|TC|US|VA|VG|VI)$/;

export const ENGLISH = {
  language: 'en',
  /** How dates are written. */
  locale: 'en-GB',

  /** @param names of signals, as `asks for references` */
  becauseThisJob: (names: string) => `Because this job ${names}`,

  skipLink: 'Skip to the main content',
  mainMenu: 'Main',
  guides: 'Guides',
  embed: 'Embed',
  api: 'API',
  languages: 'Languages',
  footerMenu: 'More',
  privacy: 'No cookies, no tracking, nothing loaded from anybody else.',
  licensedUnder: 'Text licensed under',
  feeds: 'New and changed guides',
  socialCard: 'Sheets of paper with a list of tips, one line marked',

  searchLabel: 'Search the tips',
  searchHint: 'Say it in your own words, such as “bring up money” or “no news after a week”.',
  searchButton: 'Search',
  suggestions: 'Suggestions',
  /** Read out to those who don't see the list; the script puts the number in. */
  suggestionCount: {
    one: '1 suggestion. Use the up and down arrow keys.',
    many: '{n} suggestions. Use the up and down arrow keys.',
  },
  browseTopics: 'Browse by topic',

  tipCount: (n: number) => (n === 1 ? '1 tip' : `${n.toLocaleString('en-GB')} tips`),
  /** The number of tips stands before the parts, and the query between them. */
  resultsFor: { before: ' for “', after: '”' },
  noResultsFor: { before: 'No tip found for “', after: '”' },
  resultsAbout: (total: string, name: string) => `${name}: ${total}`,
  searchTitle: (q: string) => `${q} – search`,
  didYouMean: { before: 'Did you mean ', after: '?' },
  trySearching: 'You could search for',
  tryTopics: 'You could look through a topic',
  tryGuides: 'Or start with a guide',
  noResultsAdvice: [
    'Check the spelling, or use fewer and plainer words.',
    'Describe the situation rather than the answer: “they asked the same thing twice”.',
  ],
  /** What the results can be narrowed to. */
  filters: {
    stage: { title: 'Stage', all: 'All stages' },
    topic: { title: 'Topic', all: 'All topics' },
  } satisfies Record<ArticleFilterName, { title: string; all: string }>,
  searchWider: (all: readonly string[]) =>
    `Search ${new Intl.ListFormat('en-GB').format(all).toLowerCase()} instead`,
  pages: 'Pages of results',
  previousPage: 'Previous',
  nextPage: 'Next',
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  backToGuides: 'See all the guides',
  fromGuide: 'From',

  featured: 'Start here',
  guidesTitle: 'The guides, step by step',
  readingTime: (minutes: number) => `${minutes} min read`,
  allOfStage: (tips: string, stage: string) => `All ${tips} on “${stage}”`,

  embedTitle: 'Put the advice on your own site',
  embedLead:
    'Paste an address or a few lines beside a job listing. What you embed takes on the look of your page, works with a screen reader, and loads nothing from anybody else. Credit and licence are always shown.',
  builderWhat: 'What to show',
  builderWhere: 'Where it goes',
  builderTheme: 'Colours',
  builderThemes: {
    inherit: 'As the page',
    auto: 'As the reader’s device',
    light: 'Light',
    dark: 'Dark',
  },
  builderLayout: 'Layout',
  builderLayouts: { card: 'Card', list: 'List', compact: 'Compact' },
  builderLists: 'Lists and search',
  builderToday: 'The tip of the day',
  builderMatched: 'Tips matched to the listing',
  builderListing: 'A listing to try',
  builderListingExample:
    'Support engineer. Salary by arrangement. The second round is a video interview with the team. Please name two references.',
  builderSearch: 'A search',
  builderQuery: 'What to search for',
  builderQueryExample: 'salary',
  builderLanguage: 'Language',
  builderAccent: 'Accent',
  builderBackground: 'Background',
  builderOfTheme: 'Default',
  builderColours: {
    blue: 'Blue',
    green: 'Green',
    red: 'Red',
    purple: 'Purple',
    white: 'White',
    cream: 'Cream',
    grey: 'Grey',
    night: 'Night',
  },
  builderHeading: 'Heading',
  builderCredit: 'Credit',
  builderCredits: { full: 'In full', short: 'In one line' },
  previewTitle: 'Preview',
  previewLoading: 'The preview appears here.',
  snippetPage: 'WordPress, Ghost and other oEmbed sites',
  snippetPageHow: 'Put the address alone on a line. The editor turns it into the embed.',
  snippetElement: 'Your own HTML',
  snippetElementHow:
    'The address of the script is pinned to a version and checked by its hash: it can never change under you. Without JavaScript, readers see the link.',
  snippetFrame: 'A CMS that allows no scripts',
  snippetFrameHow:
    'A plain frame and nothing else, as high as its content in a column of text. On narrow screens it scrolls.',
  snippetSized: 'A frame that fits its content',
  snippetSizedHow:
    'A frame with a small script that gives it the height of its content, on every screen. The script is pinned and checked by its hash.',
  snippetPolicy: 'If your site has a Content-Security-Policy, it must allow:',
  snippetPolicyStyle: 'Move the rules of <style> into your style sheet, or give it your nonce.',
  snippetReact: 'React and Next.js',
  snippetReactHow:
    'React 19 loads the script once. The types for JSX are beside it: tip-sheet.d.ts. What your server fetched already goes to the element’s data by a ref, without src.',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Select the text and copy it',

  apiTitle: 'Build with the API',
  apiLead: 'Everything on this page is JSON too. No key, no account, any origin.',
  apiExamples: {
    search: 'Search in plain words',
    article: 'Get a guide with its tips',
    tips: 'List the tips of a stage',
    today: 'Get the tip of the day',
  },
  apiTry: 'Try it in Swagger UI',
  apiSpec: 'OpenAPI description',
  apiDocs: 'All the operations',
  assistants: 'Assistants look things up by the Model Context Protocol, at',

  onThisPage: 'On this page',
  by: 'By',
  reviewed: (date: string) => `Reviewed ${date}`,
  overdue: (date: string) =>
    `This guide was due for review on ${date}. Check anything that may have changed since, such as rules or figures.`,
  overdueTitle: 'Review overdue',
  conclusionTitle: 'To finish',
  permalink: (title: string) => `Link to “${title}”`,
  do: 'Do',
  avoid: 'Avoid',
  examples: 'For example',
  inRegion: (region: string) =>
    `In ${WITH_ARTICLE.test(region) ? 'the ' : ''}${regionName(region, 'en', 'short')}`,
  messages: 'Ready to adapt and send',
  questions: 'Questions this answers',
  tipTopics: 'Topics',
  relatedTips: 'See also',
  aboutTitle: 'About this guide',
  links: 'Official advice',
  writtenBy: 'Written by',
  reviewedBy: 'Reviewed by',
  basedOn: 'Based on',
  basedOnBy: (author: string) => `by ${author}`,
  publishedOn: 'Published',
  modifiedOn: 'Last changed',
  reviewedOn: 'Last reviewed',
  reviewDueOn: 'Next review due',
  licence: 'Licence',
  creditToPrint: 'Credit to print with it',
  changes: 'What changed',
  otherFormats: 'Other formats',
  /** By suffix, those whose names differ by language. */
  formats: {
    '.txt': 'Plain text',
    '.html': 'HTML fragment',
    '.email.html': 'HTML for e-mail',
  },
  embedThis: 'Embed this guide',
  aboutTipTitle: 'About this tip',
  ownPage: 'This tip on its own page',
  tipNeighbours: {
    all: 'Other tips of the guide',
    previous: 'Previous tip',
    next: 'Next tip',
  },
  guideNeighbours: { all: 'Other guides', previous: 'Before this', next: 'Next step' },

  readAllTips: (n: number) => `Read all ${n.toLocaleString('en-GB')} tips`,
  readGuide: 'Read the guide',
  readOnline: 'Read online',
  readTip: 'Read the whole tip',

  /** Where people get no page. */
  errors: {
    notFound: {
      title: 'Nothing here',
      text: 'There is no page at this address. It may be misspelt, or the page may have moved.',
    },
    gone: { title: 'No longer here', text: 'This advice was withdrawn.' },
    invalid: {
      title: 'This address doesn’t work',
      text: 'Something in it is wrong, such as a page number or a stage that doesn’t exist.',
    },
    internal: {
      title: 'Something went wrong',
      text: 'The fault is ours. Please try again in a moment.',
    },
  },
  withdrawnOn: (date: string) => `Withdrawn on ${date}:`,
  readInstead: 'Read instead:',
  requestId: 'To report it, quote',

  problemsTitle: 'What the errors mean',

  /** Markdown, in an answer to an assistant that leaves something out. */
  shortened: (url: string) =>
    `*This is shortened: something that did not fit is left out. All of it is at <${url}>.*`,
  /** What people can choose in their assistants. */
  prompts: {
    title: (stage: string) => `Prepare me: ${stage}`,
    description: (stage: string) =>
      `Get ready for this step with the advice on ${stage.toLowerCase()}.`,
    job: 'The job, in a few words',
    language: 'The language of the advice',
    text: (stage: string, job: string | undefined) =>
      [
        `I am getting ready for this step towards a job: ${stage}.`,
        ...(job === undefined ? [] : [`The job: ${job}`]),
        'Ask me what you need to know, one question at a time. Then help me prepare with the advice below. Read the whole of a tip with the tool get_tip before you rely on it. Tell me which tips you used, each with its credit and its address.',
      ].join('\n\n'),
    more: 'There are more tips: find them with the tool search_advice.',
  },
} as const;

/** The words that each language has: those of English. */
export type Strings = Widen<typeof ENGLISH>;

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };
