import { expect, test } from 'vitest';
import { CHECKS } from '../../../src/content/checks/all.ts';
import { find, makeDraft } from './draft.ts';

test.each(CHECKS.map((check) => [check.name, check] as const))(
  '%s has nothing to say about good content',
  (_, check) => {
    expect(find(check, makeDraft())).toEqual([]);
  },
);

test.each(CHECKS.map((check) => [check.name, check] as const))(
  '%s has nothing to say about what only follows from unreadable files',
  (_, check) => {
    const unreadable = [{ file: 'articles/en/lost.json', language: 'en', name: 'lost' }];
    const nothing = {
      library: undefined,
      stages: undefined,
      topics: undefined,
      signals: undefined,
    };
    const draft = { ...makeDraft({}, unreadable), ...nothing, synonyms: undefined };
    expect(find(check, draft)).toEqual([]);
    expect(find(check, { ...draft, articles: [] })).toEqual([]);
  },
);
