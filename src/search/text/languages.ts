import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as armenian } from '@orama/stemmers/armenian';
import { stemmer as bulgarian } from '@orama/stemmers/bulgarian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as indian } from '@orama/stemmers/indian';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as irish } from '@orama/stemmers/irish';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as nepali } from '@orama/stemmers/nepali';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as sanskrit } from '@orama/stemmers/sanskrit';
import { stemmer as serbian } from '@orama/stemmers/serbian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as tamil } from '@orama/stemmers/tamil';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import { stopwords as arabicStops } from '@orama/stopwords/arabic';
import { stopwords as armenianStops } from '@orama/stopwords/armenian';
import { stopwords as bulgarianStops } from '@orama/stopwords/bulgarian';
import { stopwords as danishStops } from '@orama/stopwords/danish';
import { stopwords as dutchStops } from '@orama/stopwords/dutch';
import { stopwords as englishStops } from '@orama/stopwords/english';
import { stopwords as finnishStops } from '@orama/stopwords/finnish';
import { stopwords as frenchStops } from '@orama/stopwords/french';
import { stopwords as germanStops } from '@orama/stopwords/german';
import { stopwords as greekStops } from '@orama/stopwords/greek';
import { stopwords as hungarianStops } from '@orama/stopwords/hungarian';
import { stopwords as indianStops } from '@orama/stopwords/indian';
import { stopwords as indonesianStops } from '@orama/stopwords/indonesian';
import { stopwords as irishStops } from '@orama/stopwords/irish';
import { stopwords as italianStops } from '@orama/stopwords/italian';
import { stopwords as japaneseStops } from '@orama/stopwords/japanese';
import { stopwords as lithuanianStops } from '@orama/stopwords/lithuanian';
import { stopwords as mandarinStops } from '@orama/stopwords/mandarin';
import { stopwords as nepaliStops } from '@orama/stopwords/nepali';
import { stopwords as norwegianStops } from '@orama/stopwords/norwegian';
import { stopwords as portugueseStops } from '@orama/stopwords/portuguese';
import { stopwords as romanianStops } from '@orama/stopwords/romanian';
import { stopwords as russianStops } from '@orama/stopwords/russian';
import { stopwords as sanskritStops } from '@orama/stopwords/sanskrit';
import { stopwords as serbianStops } from '@orama/stopwords/serbian';
import { stopwords as slovenianStops } from '@orama/stopwords/slovenian';
import { stopwords as spanishStops } from '@orama/stopwords/spanish';
import { stopwords as swedishStops } from '@orama/stopwords/swedish';
import { stopwords as tamilStops } from '@orama/stopwords/tamil';
import { stopwords as turkishStops } from '@orama/stopwords/turkish';
import { stopwords as ukrainianStops } from '@orama/stopwords/ukrainian';
import { stemExceptions } from './stem-exceptions.ts';

/** What one language brings to the analysis of its words. */
export interface Language {
  /** Cuts a lower-case word down to its stem. */
  stem: (word: string) => string;
  /** The stems of words that it would run together with others, by their folded forms. */
  stemExceptions: ReadonlyMap<string, string>;
  /** Words too common to search by. */
  stopWords: readonly string[];
  /** Whether the stemmer takes words without accents; most know suffixes by theirs. */
  stemsFolded: boolean;
  /** Another spelling for a folded word that is typed in several ways. */
  respell: (folded: string) => string;
  /** Words for what a library lists, which any of its tips could have. */
  listed: readonly string[];
  /** Whether an apostrophe ends a short word that leans on the next one, as in `l'offre`. */
  elides: boolean;
}

const asItIs = (word: string): string => word;

/**
 * Words of the Spanish list that are no function words: those of work and time, numbers, and the
 * verbs of a newspaper's reports, whose past (`dejó`) is folded into a form of anybody's (`dejo`).
 */
const spanishContentWords = new Set(
  [
    'ejemplo emplear emplean empleas empleais empleo trabaja trabajais trabajamos trabajan',
    'trabajar trabajas trabajo',
    'día días dia dias fin final horas pronto tarde temprano tiempo',
    'dos tres cuatro cinco seis siete ocho primer primera primero primeros segunda segundo',
    'tercera último última últimos últimas ultimo próximo próximos proximo',
    'afirmó agregó añadió aseguró comentó consideró dejó explicó expresó indicó informó llegó',
    'manifestó mencionó quedó realizó señaló',
  ].flatMap((line) => line.split(' ')),
);

/** By ISO 639 code: the stemmer (Porter's for English, Snowball's for most), the stop words. */
const languages: Readonly<Record<string, readonly [(word: string) => string, readonly string[]]>> =
  {
    ar: [arabic, arabicStops],
    bg: [bulgarian, bulgarianStops],
    da: [danish, danishStops],
    de: [german, germanStops],
    el: [greek, greekStops],
    // The list lacks the article.
    en: [english, [...englishStops, 'a']],
    es: [spanish, spanishStops.filter((word) => !spanishContentWords.has(word))],
    fi: [finnish, finnishStops],
    fr: [french, frenchStops],
    ga: [irish, irishStops],
    hi: [indian, indianStops],
    hu: [hungarian, hungarianStops],
    hy: [armenian, armenianStops],
    id: [indonesian, indonesianStops],
    it: [italian, italianStops],
    ja: [asItIs, japaneseStops],
    lt: [lithuanian, lithuanianStops],
    ne: [nepali, nepaliStops],
    nl: [dutch, dutchStops],
    no: [norwegian, norwegianStops],
    pt: [portuguese, portugueseStops],
    ro: [romanian, romanianStops],
    ru: [russian, russianStops],
    sa: [sanskrit, sanskritStops],
    sl: [asItIs, slovenianStops],
    sr: [serbian, serbianStops],
    sv: [swedish, swedishStops],
    ta: [tamil, tamilStops],
    tr: [turkish, turkishStops],
    uk: [ukrainian, ukrainianStops],
    zh: [asItIs, mandarinStops],
  };

/** Norwegian comes as one of its two written forms. */
const sameAs: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', in: 'id' };

/** Languages whose letters people without their keys type as two: ä is `ae`, å is `aa`. */
const digraphs: Readonly<Record<string, RegExp>> = {
  da: /(?<=a)a|(?<=o)e/g,
  // After a vowel and q (neue, Quelle) the two are no ü.
  de: /(?<=[ao]|(?<![aeiouyq])u)e/g,
  no: /(?<=a)a|(?<=o)e/g,
  sv: /(?<=a)[ae]|(?<=o)e/g,
};

const listed: Readonly<Record<string, string>> = {
  da: 'tip tips råd guide guides',
  de: 'Tipp Tipps Rat Ratschläge Ratgeber',
  en: 'tip tips advice guide guides',
  es: 'consejo consejos guía guías',
  fr: 'conseil conseils astuce astuces guide guides',
  it: 'consiglio consigli guida guide',
  nl: 'tip tips advies adviezen gids gidsen',
  no: 'tips råd guide guider',
  pt: 'dica dicas conselho conselhos guia guias',
  sv: 'tips råd guide guider',
};

const eliding = new Set(['ca', 'fr', 'ga', 'it']);

/**
 * Chooses by the primary subtag of a BCP 47 tag (RFC 5646), so `pt-BR` is `pt`. A language that
 * nothing is known of is searched word by word, unstemmed and with all its words.
 */
export function languageOf(tag: string): Language {
  const primary = (tag.split(/[-_]/, 1)[0] ?? '').toLowerCase();
  const code = sameAs[primary] ?? primary;
  const [stem, stopWords] = languages[code] ?? [asItIs, []];
  const digraph = digraphs[code];
  return {
    stem,
    stemExceptions: stemExceptions(code),
    stopWords,
    // With å typed as aa or a, no suffix is known by its accents.
    stemsFolded: code === 'en' || digraph !== undefined,
    respell: (folded) => (digraph ? folded.replace(digraph, '') : folded),
    listed: listed[code]?.split(' ') ?? [],
    elides: eliding.has(code),
  };
}
