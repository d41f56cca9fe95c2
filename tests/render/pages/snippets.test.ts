import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import {
  type EmbedChoice,
  elementColours,
  frameUrl,
  makeSnippets,
  policyOf,
  SNIPPET_KINDS,
  themeOf,
  USUAL,
} from '../../../src/render/pages/snippets.ts';
import { EMBED_CODE, ORIGIN } from './fixtures.ts';
import { attribute, elementsIn, textOf } from './parse-page.ts';

const CHOICE: EmbedChoice = {
  title: 'Talking about pay',
  page: `${ORIGIN}/articles/negotiating-pay`,
  api: `${ORIGIN}/v1/articles/negotiating-pay`,
  frame: `${ORIGIN}/embed/articles/negotiating-pay`,
  tips: 7,
  height: 720,
  ...USUAL,
};

const elementsOf = (html: string) => [...elementsIn(parseFragment(html))];

test('the snippets for sites with oEmbed are the address of the page', () => {
  expect(makeSnippets(CHOICE, EMBED_CODE).page).toBe(CHOICE.page);
});

test('the snippets for HTML load the pinned script with its hash, and hold a link for when it is off', () => {
  const [style, script, element, link] = elementsOf(makeSnippets(CHOICE, EMBED_CODE).element);
  expect(style?.tagName).toBe('style');
  expect(script && attribute(script, 'src')).toBe(EMBED_CODE.element);
  expect(script && attribute(script, 'integrity')).toBe(EMBED_CODE.integrity);
  expect(script && attribute(script, 'crossorigin')).toBe('anonymous');
  expect(element?.tagName).toBe('tip-sheet');
  expect(element?.attrs).toEqual([
    { name: 'src', value: CHOICE.api },
    { name: 'tips', value: '7' },
  ]);
  expect(link && attribute(link, 'href')).toBe(CHOICE.page);
});

test('the snippets say what differs from the defaults only', () => {
  const { element, react } = makeSnippets(
    { ...CHOICE, theme: 'dark', layout: 'compact' },
    EMBED_CODE,
  );
  expect(element).toContain('theme="dark" layout="compact"');
  expect(react).toContain('theme="dark" layout="compact"');
});

test('the snippets for frames have a title', () => {
  const [frame] = elementsOf(makeSnippets(CHOICE, EMBED_CODE).frame);
  expect(frame && attribute(frame, 'title')).toBe(CHOICE.title);
  expect(frame && attribute(frame, 'src')).toBe(CHOICE.frame);
  expect(frame && attribute(frame, 'height')).toBe('720');
});

test('the snippets for frames have a script only where they say so, pinned by its hash', () => {
  const { frame, sized } = makeSnippets(CHOICE, EMBED_CODE);
  expect(frame).not.toContain('<script');
  expect(sized.startsWith(frame)).toBe(true);
  const script = elementsOf(sized)[1];
  expect(script && attribute(script, 'src')).toBe(EMBED_CODE.resizer);
  expect(script && attribute(script, 'integrity')).toBe(EMBED_CODE.resizerIntegrity);
  expect(script && attribute(script, 'crossorigin')).toBe('anonymous');
});

test('the snippets have no style attribute, which a strict policy would refuse', () => {
  const choice = { ...CHOICE, accent: '#0b57a4', background: '#fff8e7' };
  for (const snippet of Object.values(makeSnippets(choice, EMBED_CODE)))
    expect(snippet).not.toMatch(/ style=/);
});

test('the snippets say which sources a policy must allow', () => {
  expect(SNIPPET_KINDS.map((kind) => policyOf(kind, EMBED_CODE))).toEqual([
    `frame-src ${ORIGIN}`,
    `script-src ${ORIGIN}; connect-src ${ORIGIN}`,
    `frame-src ${ORIGIN}`,
    `frame-src ${ORIGIN}; script-src ${ORIGIN}`,
    `script-src ${ORIGIN}; connect-src ${ORIGIN}`,
  ]);
});

test('the snippets carry heading, credit and colours', () => {
  const choice = { ...CHOICE, heading: 'Before "you" go', credit: 'short' } as const;
  const { element } = makeSnippets({ ...choice, accent: '#0b57a4' }, EMBED_CODE);
  expect(element).toContain('heading="Before &quot;you&quot; go"');
  expect(element).toContain('credit="short"');
  expect(element).toContain('tip-sheet:not([theme]) { --tip-sheet-accent: #0b57a4 }');
});

test('React keeps the colours of each snippet of a page', () => {
  const href = (choice: Partial<EmbedChoice>) =>
    /<style href="([^" ]+)"/.exec(makeSnippets({ ...CHOICE, ...choice }, EMBED_CODE).react)?.[1];
  expect(href({})).toBe('tip-sheet');
  const coloured = [{ accent: '#0b57a4' }, { background: '#15181d' }, { accent: '#a3262e' }];
  expect(new Set([{}, ...coloured].map(href)).size).toBe(4);
});

test.each([
  ['inherit', '', '#ffd400', 'inherit', '#ffd400'],
  ['inherit', '#15181d', '#0b57a4', 'dark', /^#(?!0b57a4)/],
  ['dark', '#ffffff', '#0b57a4', 'light', '#0b57a4'],
  ['light', '', '#ffd400', 'light', /^#(?!ffd400)/],
  ['auto', '', '#0b57a4', 'auto', /^light-dark\(#0b57a4, #(?!0b57a4)\w{6}\)$/],
] as const)(
  'in the theme %s on %j the accent %s can be read',
  (theme, background, accent, shown, expected) => {
    const choice = { theme, background, accent };
    expect(themeOf(choice)).toBe(shown);
    expect(elementColours(choice)['--tip-sheet-accent']).toMatch(expected);
  },
);

test('the snippets never begin a line of attributes with a space, which could wrap into an empty line', () => {
  for (const snippet of Object.values(makeSnippets(CHOICE, EMBED_CODE)))
    expect(snippet).not.toMatch(/\n +[\w-]+=/);
});

test('the snippets hold free the height of what is chosen', () => {
  const element = (choice: Partial<EmbedChoice>) =>
    makeSnippets({ ...CHOICE, ...choice }, EMBED_CODE).element;
  const tip = `${ORIGIN}/v1/tips/know-your-figure`;
  const held = (choice: Partial<EmbedChoice>) =>
    Number(/min-height: (?:max\()?(\d+)em/.exec(element(choice))?.[1]);
  expect(held({ tips: 13 })).toBeGreaterThan(held({ tips: 7 }));
  expect(held({ layout: 'compact' })).toBeLessThan(held({}));
  expect(held({ api: tip, tips: 0, layout: 'compact' })).toBeLessThan(15);
  expect(held({ layout: 'list', tips: 18 })).toBe(60);
});

test('the snippets for React load the pinned script, and no package that nobody published', () => {
  const { react } = makeSnippets(CHOICE, EMBED_CODE);
  expect(react).toContain(EMBED_CODE.integrity);
  expect(react).not.toContain('import');
});

test('the snippets hold any title and address as they are', () => {
  fc.assert(
    fc.property(fc.string(), fc.webQueryParameters(), (title, query) => {
      const choice = { ...CHOICE, title, page: `${CHOICE.page}?${query}&a=b` };
      const snippets = makeSnippets(choice, EMBED_CODE);
      const [, , element, link, ...rest] = elementsOf(snippets.element);
      const [frame] = elementsOf(snippets.frame);
      const normal = title.replaceAll('\0', '').replaceAll(/\r\n?/g, '\n');
      expect(element?.tagName).toBe('tip-sheet');
      expect(rest).toEqual([]);
      expect(link && attribute(link, 'href')).toBe(choice.page);
      expect(link && textOf(link)).toBe(normal);
      expect(frame && attribute(frame, 'title')?.replaceAll('\uFFFD', '')).toBe(
        normal.replaceAll('\uFFFD', ''),
      );
    }),
  );
});

test.each([
  ['inherit', '', CHOICE.frame, CHOICE.frame],
  ['light', '', CHOICE.frame, CHOICE.frame],
  ['auto', '', CHOICE.frame, `${CHOICE.frame}?theme=auto`],
  ['dark', '', CHOICE.frame, `${CHOICE.frame}?theme=dark`],
  [
    'dark',
    '#a3262e',
    `${CHOICE.frame}?lang=de`,
    `${CHOICE.frame}?lang=de&theme=dark&accent=a3262e`,
  ],
] as const)('the frame of theme %s with accent %j at %s is %s', (theme, accent, frame, url) => {
  expect(frameUrl({ theme, accent, background: '', frame })).toBe(url);
});
