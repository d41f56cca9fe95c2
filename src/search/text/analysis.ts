import { fold } from '../../content/fold.ts';
import { CharacterKind, kindAt } from './characters.ts';
import { type Language, languageOf } from './languages.ts';

export { fold };

/** Reads a language: where words are, how they are folded, and what their stems are. */
export interface Analyzer {
  /** Calls `visit` for every word of a text, in order. */
  scan(text: string, visit: WordVisitor): void;
  /** The stem of a word as it was written; `''` for a stop word. */
  term(raw: string): string;
  /** The term of a folded stop word where it counts, which no stem can be. */
  stopWordTerm(folded: string): string;
}

/**
 * @param start the word's first UTF-16 code unit
 * @param end the one after its last
 * @param hyphenated whether a hyphen alone stands between the word before and this one
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
    .replace(/['\u2018\u2019\u02bc]s$/, '')
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
  const stopWords = new Set(language.stopWords.map(fold));
  const segment = segmenter(tag);
  return {
    scan(text, visit) {
      scanWords(text, language.elides, segment, visit);
    },
    term: (raw) => (stopWords.has(fold(raw)) ? '' : stemOf(raw)),
    stopWordTerm: (folded) => ` ${stemOf(folded)}`,
  };
  function stemOf(raw: string): string {
    const folded = fold(raw);
    if (folded === raw || language.stemsFolded) return fold(language.stem(folded));
    const written = raw.toLowerCase().normalize('NFC');
    return fold(language.stem(written)) || folded;
  }
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
    return Intl.Segmenter.supportedLocalesOf([tag])[0] ?? 'und';
  } catch {
    return 'und'; // the tag isn't well-formed
  }
}

const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|all|dall|dell|nell|sull|un)$/i;

function scanWords(
  text: string,
  elides: boolean,
  segment: (text: string) => Iterable<Intl.SegmentData>,
  visit: WordVisitor,
): void {
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
      } else if (kind !== apostrophe) break;
      else if (elides && elided.test(text.slice(start, at))) break;
    }
    if (mixed) {
      for (const part of segment(text.slice(start, end))) {
        if (part.isWordLike) {
          visit(start + part.index, start + part.index + part.segment.length, false);
        }
      }
    } else {
      const hyphenated = previousEnd === start - 1 && kindAt(text, previousEnd) === hyphen;
      visit(start, end, hyphenated);
    }
    previousEnd = end;
    at = Math.max(at, end);
  }
}
