import { closestMatch } from 'leven';
import type { Check, Draft } from '../content/checks/draft.ts';
import type { TipSource } from '../content/model.ts';
import { piecesOf, TEXT_NAMES } from '../content/tip-texts.ts';
import { analyzerFor } from './text/analysis.ts';
import { alternativesByTerm, MAX_PHRASE_WORDS, wordKey } from './text/synonyms.ts';

/**
 * A question or a keyword that has nothing to do with the text promises what a reader won't find:
 * of its words that aren't too common to search by, one should be in the text, itself, as a
 * synonym or correctly spelt. A keyword of one such word is what the text has another word for. It
 * is a warning, since only an editor knows.
 */
export const checkSearchWords: Check = function* ({ articles, synonyms }) {
  for (const { file, article } of articles) {
    if (article.status === 'withdrawn') continue;
    const language = readerOf(article.inLanguage, synonyms);
    const texts = article.tips.map((tip) => language.read(textOf(tip)));
    const { title, summary, introduction, conclusion } = article;
    const own = language.read([title, summary, introduction, conclusion]);
    const whole = new Set([...own, ...texts.flatMap((keys) => [...keys])]);
    const lists = [
      { pointer: '/questions', phrases: article.questions ?? [], keys: whole, shortest: 1 },
      ...article.tips.flatMap(({ keywords = [], questions = [] }, i) => {
        const keys = texts[i] ?? new Set();
        return [
          { pointer: `/tips/${i}/questions`, phrases: questions, keys, shortest: 1 },
          { pointer: `/tips/${i}/keywords`, phrases: keywords, keys, shortest: 2 },
        ];
      }),
    ];
    for (const { pointer, phrases, keys, shortest } of lists) {
      for (const [i, phrase] of phrases.entries()) {
        const words = language.contentWords(phrase);
        if (words.length < shortest || language.isAbout(phrase, words, keys)) continue;
        const message = `no word of "${phrase}" is in the text`;
        const fix = 'use one in the text, add a rule to synonyms.json, or remove it';
        yield { file, pointer: `${pointer}/${i}`, message, fix };
      }
    }
  }
};

/** What a tip says, without what is checked against it. */
function textOf(tip: TipSource): string[] {
  return [
    ...TEXT_NAMES.filter((name) => name !== 'questions' && name !== 'keywords').flatMap((name) =>
      piecesOf(tip, name),
    ),
    ...(tip.messages ?? []).map(({ title }) => title),
  ];
}

/** How many letters may be wrong: short words are near to too many others. */
const typingErrors = ({ length }: string) => (length < 4 ? 0 : length < 8 ? 1 : 2);

function readerOf(tag: string, synonyms: Draft['synonyms']) {
  const analyzer = analyzerFor(tag);
  const alternatives = alternativesByTerm(analyzer, synonyms?.[tag] ?? []);

  /** The keys of a text's words and of its phrases, as synonym rules have them. */
  function read(texts: readonly string[]): Set<string> {
    const keys = new Set<string>();
    for (const text of texts) {
      const recent: string[] = [];
      analyzer.scan(text, (start, end) => {
        recent.push(wordKey(analyzer, text.slice(start, end)));
        if (recent.length > MAX_PHRASE_WORDS) recent.shift();
        for (let from = 0; from < recent.length; from++) keys.add(recent.slice(from).join(' '));
      });
    }
    return keys;
  }

  function isAbout(phrase: string, words: readonly string[], keys: ReadonlySet<string>): boolean {
    if (words.some((word) => keys.has(word))) return true;
    const meant = [...read([phrase])].flatMap((key) => alternatives.get(key) ?? []);
    if (meant.some((key) => keys.has(key))) return true;
    const known = [...keys].filter((key) => !key.includes(' '));
    return words.some(
      (word) => closestMatch(word, known, { maxDistance: typingErrors(word) }) !== undefined,
    );
  }

  return { read, contentWords: analyzer.terms, isAbout };
}
