import { expect, test } from 'vitest';
import { checkSignalPhrases, checkSignalTargets } from '../../../src/content/checks/signals.ts';
import type { SignalSource } from '../../../src/content/model.ts';
import { makeArticle, makeTip } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

const signal = (overrides: Partial<SignalSource>): SignalSource => ({
  slug: 'references',
  name: { en: 'asks for references' },
  description: { en: 'The listing asks for references.' },
  phrases: { en: ['two references'] },
  tips: ['choose-referees'],
  ...overrides,
});

const articles = [
  makeArticle({ tips: [makeTip({ slug: 'choose-referees', aliases: ['referees'] })] }),
  makeArticle({ slug: 'old', status: 'withdrawn', tips: [makeTip({ slug: 'smile' })] }),
];
const draftWith = (overrides: Partial<SignalSource>) =>
  makeDraft({ articles, signals: [signal(overrides)] });

test.each<[Partial<SignalSource>, string[]]>([
  [{ articles: ['phone-screening'], topics: ['pay'] }, []],
  [{ tips: [] }, [': "references" points to no advice; add its "tips"']],
  [
    { tips: ['choose-referee'] },
    [
      '/tips/0: no published tip in "en" is called "choose-referee"; did you mean "choose-referees"?',
    ],
  ],
  [{ tips: ['smile'] }, ['/tips/0: the tip "smile" is withdrawn; name another']],
  [{ tips: ['referees'] }, ['/tips/0: "referees" is a former slug; write "choose-referees"']],
  [
    { tips: ['choose-referees', 'choose-referees'] },
    ['/tips/1: "choose-referees" is in the list already; remove one of them'],
  ],
  [{ articles: ['old'] }, ['/articles/0: the article is withdrawn; name another']],
  [{ topics: ['pays'] }, ['/topics/0: unknown topic "pays"; did you mean "pay"?']],
])('what a signal with %j points to', (overrides, issues) => {
  expect(find(checkSignalTargets, draftWith(overrides))).toEqual(
    issues.map((issue) => `signals.json#/signals/0${issue}`),
  );
});

const WORDS =
  'write words, alternatives joined by |, a gap *, a number #, a date @ or $, £, € or ₹';

test.each<[Partial<SignalSource>, string[]]>([
  [{ phrases: { en: ['=references * # $|£ @', 'follow-up', 'l’offre'] } }, []],
  [
    { phrases: { en: [] } },
    [': "references" can\'t be found in any listing; add "phrases" or "conditions"'],
  ],
  [{ phrases: {}, conditions: [{ member: 'baseSalary', isAbsent: true }] }, []],
  [
    { phrases: { en: ['a'], es: ['dos referencias'] } },
    ['/phrases/es: no article is in "es"; remove its phrases'],
  ],
  [{ phrases: { en: ['two|'] } }, [`/phrases/en/0: "two|" has "", which is no word; ${WORDS}`]],
  [{ phrases: { en: ['’'] } }, [`/phrases/en/0: "’" has "’", which is no word; ${WORDS}`]],
  [{ phrases: { en: ['50%'] } }, [`/phrases/en/0: "50%" has "50%", which is no word; ${WORDS}`]],
  [
    { phrases: { en: ['{ask} references'] } },
    [
      '/phrases/en/0: "{ask} references" has "{ask}", an unknown group; add it to "groups" of the language',
    ],
  ],
  [
    { phrases: { en: ['a'.repeat(2001)] } },
    [
      `/phrases/en/0: "${'a'.repeat(2001)}" has more than 2000 characters with its groups; make two of it, or shorten its groups`,
    ],
  ],
  [
    { unless: { en: ['no *'] } },
    ['/unless/en/0: "no *" begins or ends with a gap, which finds nothing; remove the *'],
  ],
  [
    { phrases: { en: ['a b c d e f g h i j k l m'] } },
    ['/phrases/en/0: "a b c d e f g h i j k l m" has more than 12 words; shorten it'],
  ],
  [
    { phrases: { en: ['Two references', 'two réferences'] } },
    ['/phrases/en/1: "two réferences" is the same as "Two references"; remove one of them'],
  ],
  [
    { unless: { en: ['references|referees'] } },
    [
      '/phrases/en/0: "two references" is never found, because of "references|referees" in "unless"; remove one of them',
    ],
  ],
  [{ unless: { en: ['=references number', 'two reference'] } }, []],
  [
    { phrases: { en: ['two =references'] }, unless: { en: ['=references|number'] } },
    [
      '/phrases/en/0: "two =references" is never found, because of "=references|number" in "unless"; remove one of them',
    ],
  ],
])('a signal that is found by %j', (overrides, issues) => {
  expect(find(checkSignalPhrases, draftWith(overrides))).toEqual(
    issues.map((issue) => `signals.json#/signals/0${issue}`),
  );
});
