import { expect, test } from 'vitest';
import { regionFirst } from '../../src/render/region.ts';

const notes = ['US', 'GB', 'IE'].map((region) => ({ region, text: `In ${region}` }));
const regions = (tip: { notes?: readonly { region: string }[] } | undefined) =>
  tip?.notes?.map(({ region }) => region);

test('the note on the country that was asked for comes first, the others keep their order', () => {
  const tip = { title: 'Ask', notes };
  expect(regions(regionFirst(tip, 'IE'))).toEqual(['IE', 'US', 'GB']);
  expect(regions(regionFirst(tip, 'NZ'))).toEqual(['US', 'GB', 'IE']);
  expect(regionFirst(tip, undefined)).toBe(tip);
  expect(regions(tip)).toEqual(['US', 'GB', 'IE']);
});

test('each tip of an article has the note on the country that was asked for first', () => {
  const { tips } = regionFirst({ tips: [{ notes }, { title: 'No notes' }] }, 'GB');
  expect(tips.map(regions)).toEqual([['GB', 'US', 'IE'], undefined]);
});
