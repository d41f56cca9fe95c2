import type { SignalSource } from '../model.ts';
import { suggest } from '../nearest.ts';
import { type PhrasePlace, readPlace } from '../signal-phrase.ts';
import type { Check, Draft, Finding, FoundIssue } from './draft.ts';
import { languagesOf } from './languages.ts';
import { NameIndex, withdrawnTip } from './name-index.ts';
import { isPartOf, phraseIssue } from './phrase.ts';

/** What a signal points to is there in the default language, each once, and there is something. */
export const checkSignalTargets: Check = function* (draft) {
  const language = draft.library?.defaultLanguage;
  if (language === undefined) return;
  const tipIndex = new NameIndex('tip', draft);
  const articleIndex = new NameIndex('article', draft);
  const topicSlugs = draft.topics?.map(({ slug }) => slug);
  const withdrawn = { message: 'the article is withdrawn', fix: 'name another' };
  for (const [i, { tips = [], articles = [], topics = [], slug }] of signals(draft)) {
    const lists: [string, readonly string[], (slug: string) => Finding | undefined][] = [
      ['tips', tips, (tip) => tipIndex.nameIssue(language, tip, withdrawnTip(tip), tips)],
      ['articles', articles, (article) => articleIndex.nameIssue(language, article, withdrawn)],
      ['topics', topics, (topic) => topicIssue(topic, topicSlugs)],
    ];
    if (lists.every(([, slugs]) => slugs.length === 0)) {
      const message = `"${slug}" points to no advice`;
      yield { file: 'signals.json', pointer: `/signals/${i}`, message, fix: 'add its "tips"' };
    }
    for (const [list, slugs, issueOf] of lists)
      for (const [n, target] of slugs.entries()) {
        const issue =
          slugs.indexOf(target) < n
            ? { message: `"${target}" is in the list already`, fix: 'remove one of them' }
            : issueOf(target);
        if (issue) yield { file: 'signals.json', pointer: `/signals/${i}/${list}/${n}`, ...issue };
      }
  }
};

function topicIssue(topic: string, known: readonly string[] | undefined): Finding | undefined {
  if (known === undefined || known.includes(topic)) return undefined;
  const fix = suggest(topic, () => known, 'name one that there is');
  return { message: `unknown topic "${topic}"`, fix };
}

/** A signal can be found: by conditions, or by phrases in languages that have articles. */
export const checkSignalPhrases: Check = function* (draft) {
  const languages = languagesOf(draft);
  for (const [i, signal] of signals(draft)) {
    const { phrases = {}, unless = {}, conditions = [], slug } = signal;
    const pointer = `/signals/${i}`;
    if (conditions.length === 0 && Object.values(phrases).every((list) => list.length === 0)) {
      const message = `"${slug}" can't be found in any listing`;
      yield { file: 'signals.json', pointer, message, fix: 'add "phrases" or "conditions"' };
    }
    for (const [name, lists] of Object.entries({ phrases, unless }))
      for (const language of Object.keys(lists)) {
        if (languages.length === 0 || languages.includes(language)) continue;
        const place = { file: 'signals.json', pointer: `${pointer}/${name}/${language}` };
        yield { ...place, message: `no article is in "${language}"`, fix: 'remove its phrases' };
      }
    for (const language of new Set([...Object.keys(phrases), ...Object.keys(unless)]))
      yield* phraseIssues(signal, pointer, language);
  }
};

function* phraseIssues(
  { phrases = {}, unless = {} }: SignalSource,
  pointer: string,
  language: string,
): Generator<FoundIssue> {
  const refused = yield* parsed(unless[language], `${pointer}/unless/${language}`);
  const found = yield* parsed(phrases[language], `${pointer}/phrases/${language}`);
  for (const [place, { written, places }] of found) {
    const against = [...refused.values()].find((one) => isPartOf(one.places, places));
    if (against === undefined) continue;
    const message = `"${written}" is never found, because of "${against.written}" in "unless"`;
    yield { file: 'signals.json', pointer: place, message, fix: 'remove one of them' };
  }
}

/** Each group of words is named by a phrase. Only a warning, since it may wait for its phrases. */
export const checkGroups: Check = function* ({ signalsFile: { groups = {}, signals } }) {
  for (const [language, named] of Object.entries(groups)) {
    const phrases = signals.flatMap(({ phrases, unless }) =>
      [phrases, unless].flatMap((lists) => lists?.[language] ?? []),
    );
    for (const group of Object.keys(named)) {
      const name = `{${group}}`;
      if (phrases.some((phrase) => phrase.includes(name))) continue;
      const fix = `write ${name} in a phrase of its language, or remove it`;
      const place = { file: 'signals.json', pointer: `/groups/${language}/${group}` };
      yield { ...place, message: `no phrase has ${name}`, fix };
    }
  }
};

interface Parsed {
  readonly written: string;
  readonly places: readonly PhrasePlace[];
}

/** Phrases by their pointers; yields what is wrong with others. */
function* parsed(
  list: readonly string[] = [],
  pointer: string,
): Generator<FoundIssue, Map<string, Parsed>> {
  const phrases = new Map<string, Parsed>();
  const known = new Map<string, number>();
  for (const [i, written] of list.entries()) {
    const place = { file: 'signals.json', pointer: `${pointer}/${i}` };
    const issue = phraseIssue(written);
    if (issue) {
      yield { ...place, ...issue };
      continue;
    }
    const places = written.split(' ').map(readPlace);
    const key = JSON.stringify(places);
    const first = known.get(key);
    if (first === undefined) {
      known.set(key, i);
      phrases.set(place.pointer, { written, places });
    } else {
      const message = `"${written}" is the same as "${list[first]}"`;
      yield { ...place, message, fix: 'remove one of them' };
    }
  }
  return phrases;
}

const signals = ({ signals: list = [] }: Draft) => list.entries();
