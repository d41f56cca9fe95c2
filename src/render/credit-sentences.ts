/**
 * How a credit is worded: who wrote something, what it is based on, and under which licence.
 * Words in braces stand for what the article says.
 */
interface CreditSentences {
  readonly text: string;
  readonly html: string;
  /** In one line, where a list has the title. */
  readonly short: string;
  /** Stands for `{basedOn}` where the article names its sources. */
  readonly basedOn: string;
  readonly source: string;
  /** A source in one line. */
  readonly shortSource: string;
  readonly betweenAuthors: string;
  readonly betweenSources: string;
}

const ENGLISH: CreditSentences = {
  text: '“{title}” by {authors}{basedOn}. {page} Licence: {license}, {licenseUrl}',
  html: '“{title}” by {authors}{basedOn}. Licence: {license}.',
  short: 'By {authors}{basedOn}. {license}',
  basedOn: ', based on {sources}',
  source: '“{title}” by {author}',
  shortSource: '{author}',
  betweenAuthors: ', ',
  betweenSources: '; ',
};

/**
 * Between U+2068 and U+2069 a name keeps its own direction and leaves that of the sentence alone.
 * The space after the last address keeps programs that find links in text from taking U+2069 for
 * a part of it.
 */
const ARABIC: CreditSentences = {
  text: '«\u2068{title}\u2069» بقلم \u2068{authors}\u2069{basedOn}. {page} الترخيص: \u2068{license}\u2069، \u2068{licenseUrl} \u2069',
  html: '«\u2068{title}\u2069» بقلم \u2068{authors}\u2069{basedOn}. الترخيص: \u2068{license}\u2069.',
  short: 'بقلم \u2068{authors}\u2069{basedOn}. \u2068{license}\u2069',
  basedOn: '، استنادًا إلى {sources}',
  source: '«\u2068{title}\u2069» بقلم \u2068{author}\u2069',
  shortSource: '\u2068{author}\u2069',
  betweenAuthors: '\u2069، \u2068',
  betweenSources: '؛ ',
};

const SENTENCES: Readonly<Record<string, CreditSentences>> = {
  en: ENGLISH,
  de: {
    ...ENGLISH,
    text: '„{title}“ von {authors}{basedOn}. {page} Lizenz: {license}, {licenseUrl}',
    html: '„{title}“ von {authors}{basedOn}. Lizenz: {license}.',
    short: 'Von {authors}{basedOn}. {license}',
    basedOn: ', nach {sources}',
    source: '„{title}“ von {author}',
  },
  fr: {
    ...ENGLISH,
    text: '« {title} » par {authors}{basedOn}. {page} Licence : {license}, {licenseUrl}',
    html: '« {title} » par {authors}{basedOn}. Licence : {license}.',
    short: 'Par {authors}{basedOn}. {license}',
    basedOn: ', d’après {sources}',
    source: '« {title} » par {author}',
    betweenSources: ' ; ',
  },
  es: {
    ...ENGLISH,
    text: '«{title}» de {authors}{basedOn}. {page} Licencia: {license}, {licenseUrl}',
    html: '«{title}» de {authors}{basedOn}. Licencia: {license}.',
    short: 'De {authors}{basedOn}. {license}',
    basedOn: ', basado en {sources}',
    source: '«{title}» de {author}',
  },
  ar: ARABIC,
};

/** For languages whose words we lack: names and punctuation alone, each name isolated. */
const WORDLESS: CreditSentences = {
  text: '“\u2068{title}\u2069” – \u2068{authors}\u2069{basedOn}. {page} \u2068{license}\u2069, \u2068{licenseUrl} \u2069',
  html: '“\u2068{title}\u2069” – \u2068{authors}\u2069{basedOn}. \u2068{license}\u2069.',
  short: '\u2068{authors}\u2069{basedOn}. \u2068{license}\u2069',
  basedOn: ' ({sources})',
  source: '“\u2068{title}\u2069” – \u2068{author}\u2069',
  shortSource: '\u2068{author}\u2069',
  betweenAuthors: '\u2069, \u2068',
  betweenSources: '; ',
};

/** The sentences for a language tag such as `de-AT`: those of its base language. */
export function creditSentences(language: string): CreditSentences {
  const [base = ''] = language.split('-');
  return Object.hasOwn(SENTENCES, base) ? (SENTENCES[base] ?? WORDLESS) : WORDLESS;
}

/** The pieces of `sentence`, with `values` for the words in braces. */
export function fillSentence<T>(sentence: string, values: Readonly<Record<string, T>>) {
  return sentence
    .split(/\{(\w+)\}/)
    .map((piece, index) => (index % 2 === 0 ? piece : (values[piece] ?? '')));
}
