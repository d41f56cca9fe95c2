import { describe, expect, test } from 'vitest';
import { fold } from '../../src/content/fold.ts';
import { analyzerFor } from '../../src/search/text/analysis.ts';
import { languageOf } from '../../src/search/text/languages.ts';

function scanned(language: string, text: string): string[] {
  const words: string[] = [];
  analyzerFor(language).scan(text, (start, end, hyphenated) => {
    const raw = text.slice(start, end);
    words.push(hyphenated ? `-${raw}` : raw);
  });
  return words;
}

describe('folding', () => {
  test.each([
    ['Résumé', 'resume'],
    ['Re\u0301sume\u0301', 'resume'],
    ['candidate’s', 'candidate'],
    ["don't", 'dont'],
    ['don’t', 'dont'],
    ['o\ufb03ce', 'office'],
    ['Ｏｆｆｅｒ', 'offer'],
    ['Straße', 'strasse'],
    ['Œuvre', 'oeuvre'],
    ['Łódź', 'lodz'],
    ['Σίσυφος', 'σισυφος'],
    ['com\u00adpany', 'company'],
    ['２０２５', '2025'],
    ['ﷺ', 'صلىاللهعليهوسلم'],
    ['がくせい', 'がくせい'],
    ['й', 'й'],
    ['हिन्दी', 'हिन्दी'],
    ['مُقَابَلَة', 'مقابلة'],
  ])('the word %s is folded to %s', (raw, folded) => {
    expect(fold(raw)).toBe(folded);
  });
});

describe('scanning', () => {
  test.each([
    ['en', 'Second interview, at 9:30!', ['Second', 'interview', 'at', '9', '30']],
    ['en', 'a follow-up e\u2011mail', ['a', 'follow', '-up', 'e', '-mail']],
    ['en', 'well - known --also- this', ['well', 'known', 'also', 'this']],
    ['en', "the candidates' ‘own’ words", ['the', 'candidates', 'own', 'words']],
    ['en', '👩🏽‍💻 code 🎉done', ['code', 'done']],
    ['en', 'naïve café', ['naïve', 'café']],
    ['en', '𝒮alary 𠮷野家', ['𝒮alary', '𠮷', '野家']],
    [
      'fr',
      'l’entretien d’embauche aujourd’hui',
      ['l', 'entretien', 'd', 'embauche', 'aujourd’hui'],
    ],
    ['ja', '面接で何を聞くか', ['面接', 'で', '何', 'を', '聞く', 'か']],
    ['zh', '第二次面试', ['第二次', '面试']],
    ['th', 'สัมภาษณ์งาน', ['สัมภาษณ์', 'งาน']],
    ['en', '', []],
    ['en', ' \n…—', []],
  ])('the words of a text in %s are found: %s', (language, text, words) => {
    expect(scanned(language, text)).toEqual(words);
  });
});

describe('stemming', () => {
  test.each([
    ['en', 'interviews', 'interview'],
    ['en', 'Interviewing', 'interview'],
    ['en', 'RÉSUMÉS', 'resum'],
    ['en', 'the', ''],
    ['en', 'Don’t', ''],
    ['en-GB', 'salaries', 'salari'],
    ['de', 'Bewerbungsgespräche', 'bewerbungsgesprach'],
    ['de', 'und', ''],
    ['fr', 'entretiens', 'entretien'],
    ['es', 'publicación', 'public'],
    ['pt-BR', 'entrevistas', 'entrev'],
    ['nb', 'og', ''],
    ['ja', '面接', '面接'],
    ['eo', 'intervjuoj', 'intervjuoj'],
    ['xx', 'the', 'the'],
  ])('in %s, %s is found by the term "%s"', (language, word, term) => {
    expect(analyzerFor(language).term(word)).toBe(term);
  });
});

test('a language tag of any case or form is understood or searched unstemmed', () => {
  for (const tag of ['EN', 'en_US', 'zh-Hant-TW', 'und', 'x', 'toolonglanguage']) {
    expect(() => analyzerFor(tag).scan('面接 words', () => {})).not.toThrow();
  }
});

test.each(['en', 'es'])('in %s, an exception has a stem of its own', (tag) => {
  const { stem, stemExceptions } = languageOf(tag);
  for (const [form, own] of stemExceptions) {
    expect(analyzerFor(tag).term(form)).toBe(own);
    expect(stem(form), form).not.toBe(own);
  }
});
