import { expect, test } from 'vitest';
import { outlineOf, TIP_LIST_NAMES, tipBlocks } from '../../src/render/outline.ts';
import { stringsFor } from '../../src/render/strings.ts';
import { makeTip } from '../helpers/content.ts';
import { onlyArticle, SITE } from './pages/fixtures.ts';

test.each(TIP_LIST_NAMES)('what a tip lists under "%s" is in its outline', (name) => {
  const { tips } = onlyArticle({ tips: [makeTip({ [name]: ['One point'] })] });
  expect(tips.flatMap((tip) => tipBlocks(tip, stringsFor('en')))).toContainEqual(
    expect.objectContaining({ name, items: ['One point'] }),
  );
});

test('an article without a conclusion ends with its tips', () => {
  const { blocks } = outlineOf(onlyArticle({ conclusion: '' }), SITE);
  expect(blocks.at(-1)).toMatchObject({ kind: 'tip' });
});
