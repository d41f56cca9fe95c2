import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/cli/import/read-document.ts';
import { toArticle } from '../../../src/cli/import/to-article.ts';
import { loadFiles } from '../../../src/content/load/load.ts';
import { contentFiles, makeContent } from '../../helpers/content.ts';

const { info, stages, topics } = makeContent();

function importText(name: string, text: string, takenSlugs: string[] = []) {
  return toArticle(readDocument(name, text), {
    library: { info, stages, topics },
    language: 'en',
    today: '2026-11-28',
    takenSlugs: new Set(takenSlugs),
  });
}

/** What the imported article says, in a few lines. */
function outline(name: string, text: string) {
  const { article } = importText(name, text);
  const { title, introduction, tips, conclusion, authors, basedOn } = article;
  return {
    title,
    introduction,
    tips: tips.map((tip) => `${tip.title}: ${tip.body}`),
    conclusion,
    authors: authors?.map((author) => author.name),
    basedOn,
  };
}

/** An article as readers copy it from a page, with what the page has around it. */
const PASTED = `Current Size: 100%

How to Plant a Hedge

You have measured the border and chosen the shrubs.  That was the hard part, and most people never get there.  So how do you begin?  Here are a few tips:

Dig a trench first.  Single holes dry out sooner, and the roots don't meet.  A trench as deep as your spade is enough.

Soak the roots.  Put them into a bucket for an hour.  Use rain water, if you have any, and don't add 'feed'.

Be sure of the distance.  Plants that stand too near compete for light.  Half a metre is right for most.

Whatever the weather does now, planting a hedge is worth the work.  You will see birds in it before the second year is over, and that is a good beginning.

(Written by: Ada Digger, Image by`;

const HEDGE = {
  title: 'How to Plant a Hedge',
  authors: ['Ada Digger'],
  introduction:
    'You have measured the border and chosen the shrubs. That was the hard part, and most people never get there. So how do you begin? Here are a few tips:',
  tips: [
    "Dig a trench first: Single holes dry out sooner, and the roots don't meet. A trench as deep as your spade is enough.",
    "Soak the roots: Put them into a bucket for an hour. Use rain water, if you have any, and don't add 'feed'.",
    'Be sure of the distance: Plants that stand too near compete for light. Half a metre is right for most.',
  ],
  conclusion:
    'Whatever the weather does now, planting a hedge is worth the work. You will see birds in it before the second year is over, and that is a good beginning.',
};

describe('import', () => {
  test.each([
    ['with empty lines', PASTED],
    ['without empty lines', PASTED.replace(/\n\n/g, '\n')],
    ['with the line ends of Windows', PASTED.replace(/\n/g, '\r\n')],
  ])('a plain text %s gives its title, introduction, tips, conclusion and byline', (_, text) => {
    expect(outline('hedge.txt', text)).toEqual(HEDGE);
    const { remarks } = importText('hedge.txt', text);
    expect(remarks).toContainEqual({ pointer: '', message: 'left out: “Current Size: 100%”' });
  });

  test('what is imported from a plain text passes the check', () => {
    const { article } = importText('hedge.txt', PASTED);
    const files = contentFiles(makeContent());
    files.set('articles/en/how-to-plant-a-hedge.json', Buffer.from(JSON.stringify(article)));
    expect(loadFiles(files)).toMatchObject({ ok: true, warnings: [] });
  });

  test('headings, numbered lines and numbered paragraphs of a plain text are tips', () => {
    const tips = ['Dig first: Deep enough.', 'Water: Every day, for a week.'];
    const texts = [
      'Hedges\n\nThe start of it all.\n\nDig first\n\nDeep enough.\n\nWater\n\nEvery day, for a week.',
      'Hedges\n\nThe start of it all.\n\n1. Dig first\n\nDeep enough.\n\n2. Water\n\nEvery day, for a week.',
      'Hedges\n\nThe start of it all.\n\n1. Dig first. Deep enough.\n\n2. Water. Every day, for a week.',
      'Hedges\n\nThe start of it all.\n\n1. Dig first. Deep enough.\n2. Water. Every day, for a week.',
    ];
    for (const text of texts) {
      expect(outline('hedges.txt', text)).toMatchObject({ title: 'Hedges', tips });
    }
  });

  test('Markdown gives what its front matter and headings say, and lists under “Do” and “Avoid”', () => {
    const { article, remarks } = importText(
      'spring.md',
      `---
title: Your first spring
authors: [{ name: Ada Digger }, { name: Bo Mulch }]
date: 2026-03-01T10:00:00Z
description: What to do before you sow.
tags: [Research, soil]
category: Second interview
source: https://plots.example/spring
---
Everybody wants to sow *at once*.

## The plan

### 1. Cover what you can't dig

Dig **one bed** well: [why](https://x.example/a), [how](/local).

**Do**

- Overlap the *sheets*
- Weigh them down

**Don't:**

- Use carpet

#### Examples

- A barrow a bed

### 2. Feed the soil.

![worms](worms.png)

| When | What |
|---|---|
| May | Peas |

## In short

Sow *now*.
`,
    );
    expect(article).toEqual({
      title: 'Your first spring',
      summary: 'What to do before you sow.',
      introduction: 'Everybody wants to sow *at once*.',
      tips: [
        {
          slug: 'cover-what-you-cant-dig',
          title: "Cover what you can't dig",
          summary: 'Dig one bed well: why, how.',
          body: 'Dig **one bed** well: [why](https://x.example/a), how.',
          do: ['Overlap the sheets', 'Weigh them down'],
          avoid: ['Use carpet'],
          examples: ['A barrow a bed'],
        },
        {
          slug: 'feed-the-soil',
          title: 'Feed the soil',
          summary: expect.any(String),
          body: '- When – What\n- May – Peas',
        },
      ],
      conclusion: 'Sow *now*.',
      stage: 'second-interview',
      topics: ['research'],
      authors: [{ name: 'Ada Digger' }, { name: 'Bo Mulch' }],
      basedOn: [
        {
          title: 'Your first spring',
          author: 'Ada Digger, Bo Mulch',
          url: 'https://plots.example/spring',
        },
      ],
      datePublished: '2026-03-01',
    });
    expect(remarks.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'left out: “The plan”',
        '1 image was left out',
        'no topic is called “soil”',
      ]),
    );
  });

  test('a web page gives the article in it, and nothing of what is around', () => {
    const page = `<!doctype html><html lang="en"><head><title>Win it | Jobs</title>
      <meta name="description" content="Three ways to win."><link rel="canonical" href="https://jobs.example/win">
      <meta property="article:published_time" content="2024-05-02T08:00:00Z"></head>
      <body><nav><a href="/">Home</a></nav><h1>How to win it</h1><div class="sidebar"><p>Subscribe!</p></div>
      <div class="content"><p class="byline">By <b>Ada Digger</b> | 2 May 2024</p>
      <p>You are nearly there. A few things still matter, and they are easy.
      <p><strong>Prepare.</strong> Read <em>all</em> of it &amp; more_than once.</p>
      <p><strong>Ask questions:</strong> Have three ready.</p><ul><li>one<li>two <ol><li>deep</ol></ul>
      <p>Then wait, and keep applying.</p></div><footer>© 2024</footer><script>alert(1)</script></body></html>`;
    expect(outline('win.html', page)).toEqual({
      title: 'How to win it',
      introduction: 'You are nearly there. A few things still matter, and they are easy.',
      tips: [
        'Prepare: Read *all* of it & more\\_than once.',
        'Ask questions: Have three ready.\n\n- one\n- two\n  1. deep',
      ],
      conclusion: 'Then wait, and keep applying.',
      authors: ['Ada Digger'],
      basedOn: [{ title: 'How to win it', author: 'Ada Digger', url: 'https://jobs.example/win' }],
    });
    expect(importText('win.html', page).article).toMatchObject({
      summary: 'Three ways to win.',
      datePublished: '2024-05-02',
    });
  });

  test.each([
    ['a.md', '---\ndate: 31/12/2025\n---\n\n# Compost\n\nWhy it pays.', '31/12/2025'],
    [
      'a.html',
      '<meta name="date" content="le 31 décembre 2025"><h1>Compost</h1><p>Why it pays.</p>',
      'le 31 décembre 2025',
    ],
  ])(
    'a date that cannot be read is named, and is not left out silently: %s',
    (name, text, date) => {
      const { article, remarks } = importText(name, text);
      expect(article.datePublished).toBe('2026-11-28');
      expect(remarks).toContainEqual({
        pointer: '/datePublished',
        message: `is today: the text says “${date}”, which is not a date such as 2026-11-28`,
      });
    },
  );

  test('a source that is no URL is kept for the check to find', () => {
    const text = '---\nsource: A friend of mine\n---\n\n# Compost\n\nWhy it pays.';
    const source = 'A friend of mine';
    expect(outline('compost.md', text)).toMatchObject({
      basedOn: [{ title: 'Compost', author: source, url: source }],
    });
  });

  test('a single heading beside that of the conclusion is a tip', () => {
    const text = '# Compost\n\nWhy it pays.\n\n## Turn it\n\nEach week.\n\n## Conclusion\n\nWait.';
    expect(outline('compost.md', text)).toMatchObject({
      ...{ introduction: 'Why it pays.', tips: ['Turn it: Each week.'], conclusion: 'Wait.' },
    });
  });

  test('a page without tags for its article keeps all of its text where no part has most of it', () => {
    const [long, short] = ['Long and wide. ', 'Short. '].map((text) => `<p>${text.repeat(30)}</p>`);
    const page = `<h1>A title</h1><div>${long}</div><div>${short}</div>`;
    const text = JSON.stringify(importText('page.html', page).article);
    expect(text).toContain('Long and wide.');
    expect(text).toContain('Short.');
  });

  test('a title too long is cut to what a title may have, in scripts without spaces as well', () => {
    const { article } = importText('page.html', `<h1>${'字'.repeat(200)}</h1><p>Text.</p>`);
    expect(article.title).toBe(`${'字'.repeat(119)}…`);
  });

  test('slugs that other tips have are not given again', () => {
    const { article } = importText('hedge.txt', PASTED, ['soak-the-roots']);
    expect(article.tips.map(({ slug }) => slug)).toContain('soak-the-roots-2');
  });

  test('of a text without tips or title everything is kept, and the author is told', () => {
    const { article, remarks } = importText(
      'note.txt',
      'Just this one long sentence, and nothing more of any kind at all, however long one looks for it here.',
    );
    expect(article.introduction).toContain('Just this one');
    expect(remarks.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/title', '/tips/0', '/tips/0/body', '/authors']),
    );
  });

  test.each([
    '<p><code>`a`</code> and <code>``</code> and <code>a\n- b</code></p>',
    '<pre><code>a\n```\nb\n</code></pre>',
    '<pre><code>~~~\n`````\n</code></pre>',
    '<p>2024. It was a good year.</p>',
    '<p>1) First of all.</p>',
    ...['- a', '+ a', '# a', '> a', '>a', '#', '---', '===', '~~~', '- - -'].map(
      (text) => `<p>${text.replaceAll('>', '&gt;')}</p>`,
    ),
    '<p>a<br>1. b<br>- c<br>===</p>',
    '<p>#1 at -5 °C, 3.5 or 2.</p>',
    '<p>Write &amp;eacute;, &amp;#233; or &amp;#xE9; &amp; so on.</p>',
    '<ul>\n<li>\n<p>a</p>\n<p>b</p>\n<blockquote>\n<p>c</p>\n</blockquote>\n<p>d</p>\n</li>\n</ul>',
    '<ol>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<p>c</p>\n</li>\n</ol>',
  ])('what a page says reads the same in the Markdown of it: %j', (html) => {
    const page = `<h1>A title</h1>${html}<h2>One</h2><p>b</p><h2>Two</h2><p>c</p>`;
    const { introduction } = importText('page.html', page).article;
    const shown = new MarkdownIt().render(introduction).trim();
    const written = html.replaceAll(/<br>/g, '\n').replace('a\n- b', 'a - b');
    expect(shown).toBe(written);
  });

  test.each([
    ['<b>He</b><b>llo</b> and <i>y</i><i>ou</i>', '**Hello** and *you*'],
    ['<b>Note:</b>this', 'Note:this'],
    ['<b>Note:</b> this', '**Note:** this'],
    ['この<b>「注意」</b>は', 'この「注意」は'],
    ['この<b>注意</b>は', 'この**注意**は'],
    ['It is <i>*</i>so', 'It is \\*so'],
    ['<b>500€</b>pro Monat', '500€pro Monat'],
    ['<b><i>Note:</i></b>this', 'Note:this'],
    ['<b>So <i>true</i></b>, <b><i>now</i></b>', '**So *true***, ***now***'],
    ['<b>a</b><i>b</i>', 'a*b*'],
    ['<b><b>Twice</b></b>', '**Twice**'],
    ['<b><code>npm</code></b>s', '`npm`s'],
    ['<b><a href="https://x.example/a">Here</a></b>s', '[Here](https://x.example/a)s'],
    ['<i>\uE002</i> Careful', 'Careful'],
  ])('marks are where Markdown knows them: %s', (html, markdown) => {
    const page = `<h1>A title</h1><p>${html}</p><h2>One</h2><p>b</p><h2>Two</h2><p>c</p>`;
    expect(importText('page.html', page).article.introduction).toBe(markdown);
  });

  test('what follows the bold or the first words of a tip begins no list', () => {
    const bold = (rest: string) => `<p><b>Turn it.</b>${rest}</p>`;
    const page = (tip: string) => `<h1>Compost</h1><p>Why.</p>${tip}${tip}<p>Wait.</p>`;
    const bodyOf = (tip: string) => importText('a.html', page(tip)).article.tips[0]?.body;
    expect(bodyOf(bold(' - 1. of May is the day.'))).toBe('1\\. of May is the day.');
    expect(bodyOf('<p>Turn it soon. 1. of May is the day.</p>')).toBe('1\\. of May is the day.');
  });

  test('a list is under “Do” or “Avoid” where these are headings as those of the tips are, too', () => {
    const text =
      'Hedges\n\nWhy.\n\n1. Dig first\n\nDeep enough.\n\nDo:\n- dig\nAvoid:\n- rest\n\n2. Water\n\nDaily.';
    expect(importText('hedges.txt', text).article.tips).toMatchObject([
      { title: 'Dig first', body: 'Deep enough.', do: ['dig'], avoid: ['rest'] },
      { title: 'Water' },
    ]);
    const spanish = '# Setos\n\n## Cava\n\n## Qué no hacer\n\n- esperar\n\n## Riega\n\nA diario.';
    expect(importText('setos.md', spanish).article.tips[0]).toMatchObject({ avoid: ['esperar'] });
    const page = '# Hedges\n\n## Dig\n\nNow.\n\n## Questions\n\nAsk us.\n\n## Water\n\nDaily.';
    expect(outline('hedges.md', page).tips).toEqual([
      'Dig: Now.',
      'Questions: Ask us.',
      'Water: Daily.',
    ]);
    const label = '# Hedges\n\n## Dig\n\n**Do**\n\nDig.\n\n## Water\n\nDaily.';
    expect(outline('hedges.md', label).tips).toEqual(['Dig: **Do**\n\nDig.', 'Water: Daily.']);
  });

  test('a line of a plain text that goes on with a bullet begins no tip', () => {
    const text =
      'Hedges\n\nWhy.\n\nDig first\n  * deep and\n    Wide\n  * now,\nnot then\n  Rest.\n\nWater\n\nDaily.';
    expect(outline('hedges.txt', text).tips).toEqual([
      'Dig first: - deep and Wide\n- now, not then\n\nRest.',
      'Water: Daily.',
    ]);
  });

  test('numbered tips and bullets of many kinds are known in plain text', () => {
    const text =
      'Hedges\n\nWhy.\n\nTip #1: Dig first\n► deep\n⁃ wide\n\nTip 2 – Water\n✅ daily\n❌ never';
    expect(outline('hedges.txt', text).tips).toEqual([
      'Dig first: - deep\n- wide',
      'Water: - ✅ daily\n- ❌ never',
    ]);
  });

  test('a bullet that is an emoji is one', () => {
    const text = 'Hedges\n\nWhy.\n\nDig first\n▶️ deep\n▶️ wide\n\nWater\n\nDaily.';
    expect(outline('hedges.txt', text).tips).toEqual([
      'Dig first: - deep\n- wide',
      'Water: Daily.',
    ]);
  });

  test('a line that parts a plain text makes it no Markdown, and is no part of it', () => {
    for (const line of ['+++', '---']) {
      const text = `Hedges\n\nWhy.\n\nDig first\n\nDeep.\n\n${line}\n\nWater\n\nDaily.`;
      expect(outline('hedges.txt', text).tips).toEqual(['Dig first: Deep.', 'Water: Daily.']);
    }
  });

  test('lists of Word are lists, and titles of Word and of Google Docs titles', () => {
    const item = (mark: string, text: string) =>
      `<p class=MsoListParagraph><b><span>${mark}<span>&nbsp;&nbsp; </span></span>${text}</b></p>`;
    const plain = '<p class=MsoListParagraph>No mark.</p>';
    const page = (title: string, lists: string) =>
      `<p class="${title}">Hedges</p><p>Why.</p><h1>Dig</h1>${lists}<h1>Water</h1><p>Daily.</p>`;
    const [word, docs] = [
      page('MsoTitle', item('·', 'deep') + item('o', 'wide') + plain + item('1.', 'now')),
      page('c1 title', '<ul><li>deep</li></ul><ul class="deeper"><li>wide</li></ul>'),
    ].map((html) => outline('hedges.html', html));
    expect(word).toMatchObject({
      title: 'Hedges',
      introduction: 'Why.',
      tips: ['Dig: - **deep**\n- **wide**\n\nNo mark.\n\n1. **now**', 'Water: Daily.'],
    });
    expect(docs).toMatchObject({
      title: 'Hedges',
      introduction: 'Why.',
      tips: ['Dig: - deep\n- wide', 'Water: Daily.'],
    });
  });

  test('a styled title comes before a single heading, and a class “title” alone says nothing', () => {
    for (const style of ['MsoTitle', 'c5 title']) {
      const page = `<p class="${style}">Hedges</p><p>Why.</p><h1>Dig</h1><p>Now.</p>`;
      expect(outline('hedges.html', page)).toMatchObject({
        title: 'Hedges',
        introduction: 'Why.',
        tips: ['Hedges: **Dig**\n\nNow.'],
      });
    }
    const page =
      '<title>Hedges</title><aside><p class="title">News</p></aside><h2>Dig</h2><p>Now.</p>';
    expect(readDocument('hedges.html', page).about.title).toBe('Hedges');
  });

  test('a word before a hard space is no mark of a list of Word', () => {
    const first = (text: string) =>
      readDocument('a.html', `<p class=MsoListParagraph>${text}</p>`).blocks[0];
    for (const text of ['10&nbsp;km a day', '«&nbsp;Bonjour', 'Mr.&nbsp;Digger', '1.5&nbsp;km'])
      expect(first(text)).toMatchObject({
        kind: 'paragraph',
        text: text.replace('&nbsp;', ' '),
      });
    for (const mark of ['12.', '(a)', 'iv)', 'B.'])
      expect(first(`${mark}&nbsp; Dig`)).toMatchObject({ isOrdered: true, text: 'Dig' });
    for (const mark of ['·', 'o', '§', 'Ø', '\uF0B7', '-'])
      expect(first(`${mark}&nbsp; Dig`)).toMatchObject({ isOrdered: false, text: 'Dig' });
  });

  test('of figures all but pictures and captions is kept, and what is lost or struck is said', () => {
    const page = `<h1>Hedges</h1><figure><img src="a.png"><figcaption>A hedge</figcaption></figure>
      <figure><table><tr><td>May</td><td>Peas</td></tr></table></figure><p>So <del>not</del>.</p>`;
    const { article, remarks } = importText('hedges.html', page);
    expect(article.introduction).toBe('- May – Peas');
    expect(remarks.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        '1 caption was left out',
        '1 struck text was kept: see whether it is to be read',
      ]),
    );
  });

  test('links of Google Docs lead where they led, not to Google', () => {
    const link = (href: string) =>
      `<a href="https://www.google.com/url?q=${href}&amp;sa=D&amp;usg=x">Here</a>`;
    const page = `<h1>Hedges</h1><p>${link('https://x.example/a%3Fb%3D1')} ${link('http://x.example')}</p>`;
    const { article, remarks } = importText('hedges.html', page);
    expect(article.introduction).toBe('[Here](https://x.example/a?b=1) Here');
    expect(remarks.map(({ message }) => message)).toContain(
      '1 link was made text: only https and mailto are linked',
    );
  });

  test('icons of fonts are left out of titles and summaries, too', () => {
    const page = '<h1>\uE002 Hedges</h1><p><i>\uE003</i> Why.</p><h2>Dig</h2><p>Now.</p>';
    expect(importText('hedges.html', page).article).toMatchObject({
      title: 'Hedges',
      summary: 'Why.',
    });
  });

  test('joiners stay where they make a word or an emoji, and are left out beside spaces', () => {
    const page =
      '<h1>می\u200Cخواهم</h1><p>👩\u200D💻\u200C &zwnj;&nbsp;&zwnj; نمی\u200Cدانم</p><p>&zwnj;</p><p>Now.</p>';
    expect(importText('hedges.html', page).article).toMatchObject({
      title: 'می\u200Cخواهم',
      introduction: '👩\u200D💻 نمی\u200Cدانم',
      tips: [{ body: 'Now.' }],
    });
  });

  test('a title that a page has twice is no tip', () => {
    const page =
      '<h1>Hedges</h1><p>Why.</p><h3>Hedges</h3><h3>Dig</h3><p>Now.</p><h3>Water</h3><p>Daily.</p>';
    expect(outline('hedges.html', page).tips).toEqual(['Dig: Now.', 'Water: Daily.']);
  });

  test('front matter in TOML is refused, and not taken for text', () => {
    const text = '+++\ntitle = "Hedges"\n+++\nText';
    for (const name of ['a.md', '']) expect(() => importText(name, text)).toThrow('is TOML');
  });

  test('front matter that is not YAML is a mistake that says so', () => {
    expect(() => importText('a.md', '---\ntitle: [\n---\nText')).toThrow(
      'front matter is not YAML',
    );
  });
});
