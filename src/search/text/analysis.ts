import { fold, possessive } from '../../content/fold.ts';
import { localesFor } from '../../content/locales.ts';
import { CharacterKind, kindAt } from './characters.ts';
import { type Language, languageOf } from './languages.ts';

/** Reads a language: where words are, how they are folded, and what their stems are. */
export interface Analyzer {
  /** Calls `visit` for every word of a text, in order. */
  scan(text: string, visit: WordVisitor): void;
  /**
   * A word in the one spelling that it has in the index: as by `fold`, and as the language is
   * written without its keys (`Übung` is `Uebung`). A stop word in capitals is a name and keeps
   * them: `IT`.
   */
  fold(raw: string): string;
  /** The stem of a word as it was written; `''` for a stop word. */
  term(raw: string): string;
  /** The stems of the words of a text, in order, without stop words. */
  terms(text: string): string[];
  /**
   * The term of a folded stop word where it counts, which no stem can be.
   *
   * @param alone for titles, which are found by queries of stop words alone
   */
  stopWordTerm(folded: string, alone: boolean): string;
  /** Whether a folded word says what any library lists, such as `tips`. */
  isListed(folded: string): boolean;
}

/**
 * @param start the word's first UTF-16 code unit
 * @param end the one after its last
 * @param hyphenated whether a hyphen alone stands between the word before and this one; between
 *   digits it joins nothing
 */
type WordVisitor = (start: number, end: number, hyphenated: boolean) => void;

const plain = /^[a-z0-9]*$/;

/** Whether a term is a stop word's. They come before all others in order. */
export function isStopWordTerm(term: string): boolean {
  return term.startsWith(' ');
}

/** A word as people write it in the middle of a sentence: `Résumé’s` → `résumé`. */
export function surfaceForm(raw: string): string {
  const lower = raw.toLowerCase();
  if (plain.test(lower)) return lower;
  return lower
    .replace(possessive, '')
    .replace(/[\u00ad\u200b-\u200d]/g, '')
    .normalize('NFKC');
}

const analyzers = new Map<string, Analyzer>();

/** The analyzer of a BCP 47 language tag, always the same one for the same tag. */
export function analyzerFor(tag: string): Analyzer {
  let analyzer = analyzers.get(tag);
  if (!analyzer) {
    analyzer = createAnalyzer(tag, languageOf(tag));
    analyzers.set(tag, analyzer);
  }
  return analyzer;
}

function createAnalyzer(tag: string, language: Language): Analyzer {
  const foldedBy = ({ respell }: Language, raw: string) => respell(fold(raw));
  const stopWords = new Set(language.stopWords.map((word) => foldedBy(language, word)));
  // Each question has several of them.
  const stopWordStems = new Map([...stopWords].map((word) => [word, stemOf(word, word)]));
  const listed = new Set(language.listed.map((word) => foldedBy(language, word)));
  const rules = { elides: language.elides, segment: segmenter(tag), amount: amountIn(tag) };
  return {
    scan(text, visit) {
      scanWords(text, rules, visit);
    },
    fold: foldWord,
    term: termOf,
    terms(text) {
      const terms: string[] = [];
      scanWords(text, rules, (start, end) => {
        const term = termOf(text.slice(start, end));
        if (term !== '') terms.push(term);
      });
      return terms;
    },
    stopWordTerm(folded, alone) {
      const stem = stopWordStems.get(folded) ?? stemOf(folded, folded);
      return ` ${stem}${alone ? ' ' : ''}`;
    },
    isListed: (folded) => listed.has(folded),
  };
  function foldWord(raw: string): string {
    const folded = foldedBy(language, raw);
    return stopWords.has(folded) && isInCapitals(raw) ? folded.toUpperCase() : folded;
  }
  function termOf(raw: string): string {
    const folded = foldWord(raw);
    if (folded !== folded.toLowerCase()) return folded;
    return stopWords.has(folded.replace(/^\./, '')) ? '' : stemOf(raw, folded);
  }
  /** Signs tell names apart (`C`, `C++`, `C#`) but aren't part of a stem. */
  function stemOf(raw: string, folded: string): string {
    const bare = folded.replace(/^\.|[+#]+$/g, '');
    const exception = language.stemExceptions.get(bare);
    if (exception) return exception;
    if (bare === raw || language.stemsFolded) return fold(language.stem(bare)) || bare;
    const written = raw.toLowerCase().normalize('NFC');
    return fold(language.stem(written)).replace(/^\.|[+#]+$/g, '') || bare;
  }
}

/** Whether a word has two letters or more, all of them capitals. */
function isInCapitals(raw: string): boolean {
  const bare = raw.replace(possessive, '');
  return bare.length > 1 && bare === bare.toUpperCase() && bare !== bare.toLowerCase();
}

/** Words of scripts without spaces, by the dictionaries of ICU; made when first needed. */
function segmenter(tag: string): (text: string) => Iterable<Intl.SegmentData> {
  let made: Intl.Segmenter | undefined;
  return (text) => {
    made ??= new Intl.Segmenter(supportedLocale(tag), { granularity: 'word' });
    return made.segment(text);
  };
}

function supportedLocale(tag: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(localesFor(tag))[0] ?? 'en';
  } catch {
    return 'en'; // the tag isn't well-formed
  }
}

const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|all|dall|dell|nell|sull|un)$/i;

/** How a language writes what isn't letters alone. */
interface WordRules {
  elides: boolean;
  segment: (text: string) => Iterable<Intl.SegmentData>;
  amount: RegExp;
}

/**
 * An amount whose digits are grouped as the language does (`32,000`, `32.000`, `32 000`), or
 * thousands with a fraction (`32.5k`). Telephone numbers are grouped otherwise, and begin with 0.
 */
function amountIn(tag: string): RegExp {
  const parts = new Intl.NumberFormat(supportedLocale(tag)).formatToParts(123_456_789);
  const group = parts.find(({ type }) => type === 'group')?.value ?? ',';
  const separators = `${/\s/.test(group) ? ' ' : group}\\u00a0\\u2009\\u202f`;
  return new RegExp(
    `(?<!\\d[${separators}]?)(?:[1-9]\\d{0,2}(?:[${separators}]\\d{3})+(?![${separators}]?\\d)|\\d{1,3}[.,]\\d{1,2}(?=k(?![\\p{L}\\d])))`,
    'iuy',
  );
}

/**
 * Initials with full stops: `U.K.`, `e.g.`, `EE.UU.`, and with blanks, too, where they are doubled:
 * `RR. HH.`
 */
const initials =
  /(?:(\p{L})\1?(?:\.(\p{L})\2?)+|(\p{Lu})\3(?:\. ?(\p{Lu})\4)+)(?![\p{L}\p{N}])(?:\.(?=['\u2019]\p{L}))?/uy;

/** What ends a name after a letter: `C++`, `C#`. */
const nameSigns = /(?:\+{1,2}|#)(?![\p{L}+#])/uy;

/** Whether a word begins with a full stop, as `.NET` does. */
function hasDotBefore(text: string, start: number): boolean {
  if (text.charCodeAt(start - 1) !== DOT || isDigit(text, start)) return false;
  return (
    start === 1 || (text[start - 2] !== '.' && kindAt(text, start - 2) === CharacterKind.other)
  );
}

const DOT = 0x2e;
const PLUS = 0x2b;
const HASH = 0x23;

/** Where a match of a sticky expression that begins at a position ends, or -1. */
function endOf(expression: RegExp, text: string, start: number): number {
  expression.lastIndex = start;
  return expression.test(text) ? expression.lastIndex : -1;
}

function isDigit(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return code >= 0x30 && code <= 0x39;
}

/** Where a word ends that goes on after a sign, as amounts and initials do, or -1. */
function endWithSigns(text: string, start: number, at: number, { amount }: WordRules): number {
  if (isDigit(text, start)) return isDigit(text, at + 1) ? endOf(amount, text, start) : -1;
  return text.charCodeAt(at) === DOT && at - start <= 2 ? endOf(initials, text, start) : -1;
}

function scanWords(text: string, rules: WordRules, visit: WordVisitor): void {
  const { elides, segment } = rules;
  const { letter, mark, apostrophe, hyphen, unspaced } = CharacterKind;
  const length = text.length;
  let previousEnd = -2;
  let at = 0;
  while (at < length) {
    let kind = kindAt(text, at);
    if (kind !== letter && kind !== unspaced) {
      at += 1;
      continue;
    }
    const start = at;
    let end = at;
    let mixed = false;
    for (; at < length; at++) {
      kind = kindAt(text, at);
      if (kind === letter || kind === mark) end = at + 1;
      else if (kind === unspaced) {
        end = at + 1;
        mixed = true;
      } else if (kind !== apostrophe) {
        const further = endWithSigns(text, start, at, rules);
        if (further <= at) break;
        end = further;
        at = further - 1;
      } else if (elides && elided.test(text.slice(start, at))) break;
    }
    if (mixed) {
      for (const part of segment(text.slice(start, end))) {
        if (part.isWordLike) {
          visit(start + part.index, start + part.index + part.segment.length, false);
        }
      }
    } else {
      const sign = text.charCodeAt(end);
      if ((sign === PLUS || sign === HASH) && !isDigit(text, end - 1))
        end = Math.max(end, endOf(nameSigns, text, end));
      const hyphenated =
        previousEnd === start - 1 &&
        kindAt(text, previousEnd) === hyphen &&
        !(isDigit(text, previousEnd - 1) && isDigit(text, start));
      visit(hasDotBefore(text, start) ? start - 1 : start, end, hyphenated);
    }
    previousEnd = end;
    at = Math.max(at, end);
  }
}
