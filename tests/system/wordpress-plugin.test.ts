import { createServer, type RequestListener } from 'node:http';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from '../browser/support/axe.ts';
import { setBrowser } from '../browser/support/browser.ts';
import { becomes } from '../browser/support/element.ts';
import { listen } from '../browser/support/listen.ts';
import { hasTools } from '../helpers/processes.ts';
import { ADMIN, quoted, WORDPRESS_PROGRAMS } from '../helpers/wordpress.ts';
import { setBoard } from './wordpress-board.ts';

const PLUGIN = 'tipsheet/tipsheet.php';

/** The plugin of integrations/wordpress in a real WordPress; the tests follow the life of an installation. */
describe.runIf(hasTools(...WORDPRESS_PROGRAMS))('the plugin for WordPress', () => {
  const open = setBrowser();
  const board = setBoard();

  beforeAll(() => board.wordPress.addPlugin('tipsheet', 'integrations/wordpress'));

  const admin = (path: string) => `${board.wordPress.origin}/wp-admin/${path}`;

  /** A page of the administration, to somebody who logged in. */
  async function openAsAdmin(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await open(`${board.wordPress.origin}/wp-login.php`, options);
    // A fifth of a second after it has loaded the page moves the focus, and what is typed then with it.
    await page.waitForFunction(() => document.activeElement?.id === 'user_login');
    await page.locator('#user_login').fill(ADMIN.name);
    await page.locator('#user_pass').fill(ADMIN.password);
    await page.locator('#wp-submit').click();
    await page.waitForURL(/wp-admin/);
    await page.goto(admin(path));
    return page;
  }

  const SETTINGS = 'options-general.php?page=tipsheet';
  const setting = () => board.wordPress.php(`echo wp_json_encode( get_option( 'tipsheet' ) );`);
  const set = (address: string, { element = false, match = '' } = {}) =>
    board.wordPress.php(
      `update_option( 'tipsheet', array( 'address' => ${quoted(address)}, 'element' => ${element}, 'match' => ${quoted(match)} ) );`,
    );

  test('the plugin is activated on the page of plugins', async () => {
    const page = await openAsAdmin('plugins.php');
    await page.locator('#activate-tipsheet').click();
    await page.locator('#deactivate-tipsheet').waitFor();
    expect(await page.locator(`a[href$="${SETTINGS}"]`).count()).toBeGreaterThan(0);
  });

  test.each([
    ['no address', 'tips'],
    ['an address with a script', 'javascript:alert(1)'],
    ['an address with a password', 'PASSWORD'],
    ['the address of another server', 'OTHER'],
  ])('the settings refuse %s', async (_what, text) => {
    const other = await listen(createServer((_request, response) => response.end('{}')));
    const withPassword = board.network.origin.replace('//', '//name:password@');
    const value = { OTHER: other.url, PASSWORD: withPassword }[text] ?? text;
    const page = await openAsAdmin(SETTINGS);
    const field = page.getByLabel('Address of the library');
    // As if the browser had not looked at it.
    await page
      .locator('form[action="options.php"]')
      .evaluate((form) => form.setAttribute('novalidate', ''));
    await field.fill(value);
    await page.getByRole('button', { name: 'Save Changes' }).click();
    await page.locator('#setting-error-address').waitFor();
    await other.close();
    expect(await setting()).not.toContain(value.split(':')[0]);
  });

  test.each(['javascript:alert(1)', 'ftp://tips.example'])(
    'for the address %s, which is none on the web, nobody is asked',
    async (address) => {
      const printed = await board.wordPress.php(
        `require ABSPATH . 'wp-admin/includes/template.php';
         add_filter( 'pre_http_request', fn( $response, $options, $url ) => print( "asked $url" ), 10, 3 );
         echo wp_json_encode( Tipsheet\\sanitize_settings( array( 'address' => ${quoted(address)} ) ) );`,
      );
      expect(JSON.parse(printed).address).toBe('');
    },
  );

  test('the settings take the address of a library by keyboard alone', async () => {
    const page = await openAsAdmin(SETTINGS);
    await page.getByLabel('Address of the library').focus();
    await page.keyboard.type(`${board.network.origin}/`);
    await page.keyboard.press('Tab');
    expect(
      await page
        .getByRole('checkbox', { name: 'Show the advice' })
        .evaluate((box) => box.matches(':focus')),
    ).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('Settings saved.').waitFor();
    expect(JSON.parse(await setting())).toEqual({
      address: board.network.origin,
      element: false,
      match: '',
    });
  });

  test('the settings take a way to match listings', async () => {
    const page = await openAsAdmin(SETTINGS);
    await page.getByLabel('Job listings').selectOption('browser');
    await page.getByRole('button', { name: 'Save Changes' }).click();
    await page.getByText('Settings saved.').waitFor();
    expect(JSON.parse(await setting()).match).toBe('browser');
    await set(board.network.origin);
  });

  test('axe finds nothing on the page of settings', async () => {
    const page = await openAsAdmin(SETTINGS);
    expect(await axeFindings(page, '#wpbody-content')).toEqual([]);
  });

  test('the settings are not changed by a form from elsewhere, nor by who may not', async () => {
    const page = await openAsAdmin(SETTINGS);
    const form = { option_page: 'tipsheet', action: 'update', 'tipsheet[address]': '' };
    expect((await page.request.post(admin('options.php'), { form })).status()).toBe(403);
    const stranger = await fetch(admin(SETTINGS), { redirect: 'manual' });
    expect(stranger.headers.get('location')).toContain('wp-login.php');
    expect(JSON.parse(await setting()).address).toBe(board.network.origin);
  });

  test('the editor offers the block, shows it, and publishes it', async () => {
    // Nothing is explained in front of the editor.
    await board.wordPress.php(
      `update_user_meta( 1, 'wp_persisted_preferences', array(
         'core/edit-post' => array( 'welcomeGuide' => false ), '_modified' => gmdate( 'c' ) ) );`,
    );
    const page = await openAsAdmin('post-new.php');
    await page.getByRole('textbox', { name: 'Add title' }).fill('A post with a block');
    await page.getByRole('button', { name: 'Toggle block inserter' }).click();
    await page.getByPlaceholder('Search').fill('career advice');
    await page.getByRole('option', { name: 'Career advice' }).click();
    const block = page.locator('[data-type="tipsheet/advice"]');
    await block.getByRole('combobox').fill('Second interview');
    await page.getByRole('option', { name: /^Second interview/ }).click();
    await block.getByRole('button', { name: 'Show this advice' }).click();
    await block.locator('article details').first().waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page
      .getByLabel('Editor publish')
      .getByRole('button', { name: 'Publish', exact: true })
      .click();
    const link = page.getByLabel('Editor publish').getByRole('link', { name: 'View Post' });
    const post = await link.getAttribute('href');
    await page.close();

    const requests: string[] = [];
    const reader = await open(post ?? '', {}, async (page) => {
      page.on('request', (request) => requests.push(new URL(request.url()).host));
    });
    expect(await reader.locator('.wp-block-tipsheet-advice article details').count()).toBe(13);
    // The advice comes with the page.
    expect(new Set(requests)).toEqual(new Set([new URL(board.wordPress.origin).host]));
  });

  /** The address of a post with a block. */
  const publishBlock = (page: string) =>
    board.wordPress.publish('Our advice', `<!-- wp:tipsheet/advice {"page":"${page}"} /-->`);
  const publishShortcode = (attributes: string) =>
    board.wordPress.publish('Our advice', `Before\n\n[tipsheet ${attributes}]\n\nAfter`);
  const htmlOf = async (address: string) => (await fetch(address)).text();

  test.each([1280, 320])(
    'axe finds nothing in a guide and a tip on a screen of %i pixels',
    async (width) => {
      const page = await open(
        await board.wordPress.publish(
          'Our advice',
          `<!-- wp:tipsheet/advice {"page":"articles/second-interview"} /-->
         <!-- wp:tipsheet/advice {"page":"tips/ask-about-the-challenges"} /-->`,
        ),
        { viewport: { width, height: 700 } },
      );
      await page
        .locator('details')
        .first()
        .evaluate((tip) => tip.setAttribute('open', ''));
      expect(await axeFindings(page, '.entry-content')).toEqual([]);
    },
  );

  test('the tips of a guide are opened by keyboard', async () => {
    const page = await open(await publishBlock('articles/second-interview'));
    const tip = page.locator('details').first();
    await tip.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await tip.locator('p').first().isVisible()).toBe(true);
  });

  test('a guide is printed with all its tips', async () => {
    const page = await open(await publishBlock('articles/second-interview'));
    const last = page.locator('details').last();
    await page.emulateMedia({ media: 'print' });
    expect(await last.evaluate((tip) => tip.getBoundingClientRect().height)).toBeGreaterThan(200);
  });

  test.each([
    ['page="articles/second-interview"', 'Second interview: how to turn it into an offer'],
    ['page="tips/ask-about-the-challenges"', 'Good questions to ask at a second interview'],
    ['page="tips/ask-about-the-challenges?lang=es"', 'lang="es"'],
    ['page="LIBRARY/articles/second-interview"', 'Second interview: how to turn it into an offer'],
    ['page="LIBRARY/articles/second-interview#ask-about-the-challenges"', 'Good questions to ask'],
  ])('the shortcode shows %s with credit', async (attributes, expected) => {
    const html = await htmlOf(
      await publishShortcode(attributes.replace('LIBRARY', board.network.origin)),
    );
    expect(html).toContain(expected);
    expect(html).toMatch(/<article class="tipsheet"[\s\S]*rel="license"/);
  });

  test.each([
    'page="articles/no-such-guide"',
    'page="articles/../../wp-admin"',
    'page="articles/second-interview?lang=es&x=1"',
    'page="articles/second-interview?lang=xx"',
    'page="https://elsewhere.example/articles/second-interview"',
    'page="javascript:alert(1)"',
    '',
  ])('the shortcode with %s shows nothing to readers', async (attributes) => {
    const before = board.network.passed.length;
    const html = await htmlOf(await publishShortcode(attributes));
    expect(html).toMatch(/<p>Before<\/p>\s*<p>After<\/p>/);
    if (!/no-such-guide|lang=xx/.test(attributes))
      expect(board.network.passed.slice(before)).toEqual([]);
  });

  test('who may edit reads why there is nothing', async () => {
    const address = await publishShortcode('page="articles/no-such-guide"');
    const page = await openAsAdmin('');
    await page.goto(address);
    expect(await page.getByText('the library has no such guide').isVisible()).toBe(true);
  });

  /** As when ten minutes have passed. */
  const age = () =>
    board.wordPress.php(
      `global $wpdb;
       foreach ( $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '_transient_tipsheet_%'" ) as $name ) {
         $kept = get_option( $name );
         update_option( $name, is_array( $kept ) ? array( 'until' => 0 ) + $kept : '' );
       }`,
    );
  /** Reads or sets when what is kept is forgotten. */
  const expiry = (verb: string, rest = '') =>
    board.wordPress.php(
      `global $wpdb;
       echo $wpdb->get_var( "${verb} $wpdb->options ${rest} WHERE option_name LIKE '_transient_timeout_tipsheet_%'" );`,
    );
  const since = (start: number) => board.network.passed.slice(start);

  test('the library is asked once, then whether it has changed, and not at all while it is down', async () => {
    const address = await publishShortcode('page="tips/research-company-and-industry"');
    const start = board.network.passed.length;
    const path = '/v1/tips/research-company-and-industry.html';
    const first = await htmlOf(address);
    expect(first).toContain('rel="license"');
    await htmlOf(address);
    expect(since(start)).toEqual([{ path, status: 200 }]);
    await age();
    await htmlOf(address);
    expect(since(start).slice(1)).toEqual([{ path, status: 304 }]);
    await age();
    // As when it was fetched nearly a month ago.
    await expiry('UPDATE', 'SET option_value = UNIX_TIMESTAMP() + 100');
    board.network.down = true;
    expect(await htmlOf(address)).toContain('rel="license"');
    board.network.down = false;
    expect(Number(await expiry('SELECT MAX(option_value) - UNIX_TIMESTAMP() FROM'))).toBeLessThan(
      101,
    );
    // It is left alone for a minute.
    expect(await htmlOf(address)).toContain('rel="license"');
    expect(since(start)).toHaveLength(2);
    await age();
  });

  test('advice that was never fetched is a link while the library is down', async () => {
    board.network.down = true;
    const page = await open(await publishShortcode('page="tips/bring-detailed-examples"'));
    expect(await page.locator('p.tipsheet a').getAttribute('href')).toBe(
      `${board.network.origin}/tips/bring-detailed-examples`,
    );
    await age();
  });

  /** Has a library of the test's own in place of Tipsheet while `use` runs. */
  async function withLibrary(answer: RequestListener, use: () => Promise<void>) {
    const server = await listen(
      createServer((request, response) => {
        // By this the plugin knows a library.
        response.setHeader('Content-Revision', 'test');
        answer(request, response);
      }),
    );
    await set(server.url);
    try {
      await use();
    } finally {
      await server.close();
      await set(board.network.origin);
    }
  }

  test('what an untrusted library sends is made harmless', async () => {
    const bad =
      '<article class="tipsheet" onclick="x()"><script>x()</script><img src="x" onerror="x()"><iframe src="/"></iframe><form></form><a href="javascript:x()">a</a><p>Text</p></article>';
    await withLibrary(
      (_request, response) => response.end(bad),
      async () => {
        const html = await htmlOf(await publishShortcode('page="tips/bad"'));
        const shown = /<article class="tipsheet"[\s\S]*?<\/article>/.exec(html)?.[0];
        expect(shown).toContain('<p>Text</p>');
        expect(shown).not.toMatch(/onclick|<script|onerror|<iframe|<form|javascript/);
      },
    );
  });

  test.each([
    ['block', publishBlock],
    ['shortcode', (page: string) => publishShortcode(`page="${page}"`)],
  ])('no shortcode in what the library sends is run in a %s', async (_name, publish) => {
    const remove = await board.wordPress.addCode(
      `add_shortcode( 'phone', fn() => 'the number of the board' );`,
    );
    await withLibrary(
      (_request, response) =>
        response.end('<article class="tipsheet"><p>Call me on [phone].</p></article>'),
      async () => {
        const page = await open(await publish('tips/with-a-placeholder'));
        expect(await page.locator('article.tipsheet').textContent()).toBe('Call me on [phone].');
      },
    );
    await remove();
  });

  test('what is very long or not closed breaks no page', async () => {
    await withLibrary(
      (_request, response) =>
        response.end(`<article class="tipsheet"><section><h3>${'x '.repeat(1_200_000)}`),
      async () => {
        const response = await fetch(await publishShortcode('page="tips/long"'));
        expect(response.status).toBe(200);
        expect((await response.text()).length).toBeLessThan(1_200_000);
      },
    );
  });

  /** What is made of a library that answers everything with this text: tips for a listing first. */
  const madeOf = async (body: string): Promise<string[]> =>
    JSON.parse(
      await board.wordPress.php(
        `add_filter( 'option_tipsheet', fn() => array( 'address' => 'https://' . wp_rand() . '.example' ) );
         add_filter( 'pre_http_request', fn() => array(
           'response' => array( 'code' => 200 ), 'headers' => array( 'content-revision' => 'x' ), 'body' => ${quoted(body)} ) );
         Tipsheet\\list_guides();
         echo wp_json_encode( array(
           Tipsheet\\matched( 'https://library.example/' . wp_rand(), '{}' ), Tipsheet\\element_script(), Tipsheet\\language_query(),
           ...wp_scripts()->registered['tipsheet-block']->extra['before'] ) );`,
      ),
    );

  test.each([
    '{"data":"x","files":"x","languages":"x"}',
    '{"data":["x"],"files":{"tip-sheet.js":"x"},"languages":["x"]}',
    '{"data":[{"title":["x"]}],"files":{"tip-sheet.js":{"url":[]}},"languages":[{}]}',
    '"x"',
    '<html></html>',
  ])('a library that says %s has nothing to show, and breaks nothing', async (body) => {
    expect((await madeOf(body)).filter(Boolean)).toEqual(['window.tipsheetGuides = [];']);
  });

  test.each([{}, { inLanguage: ['x'], why: ['x'] }])(
    'tips with neither language nor reason, or odd ones as in %j, are shown without',
    async ({ inLanguage, why }) => {
      const tip = { webUrl: '/tips/a', title: 'A tip', summary: 'Ask.', creditText: 'Me', why };
      const [tips] = await madeOf(JSON.stringify({ inLanguage, data: [tip] }));
      expect(tips).toContain('<ul lang="" dir="auto"><li><a href="/tips/a">A tip</a>');
      expect(tips).not.toContain('<em>');
    },
  );

  test('the library may lead to itself, as from a former slug', async () => {
    const html = await htmlOf(await publishShortcode('page="articles/callback-interview"'));
    expect(html).toContain('Second interview: how to turn it into an offer');
  });

  test('the library can not have the board ask another server', async () => {
    let asked = 0;
    const inside = createServer((_request, response) => {
      asked++;
      response.setHeader('Content-Revision', 'test');
      response.end('<p>What only the board can read</p>');
    });
    const { url, close } = await listen(inside);
    await withLibrary(
      (_request, response) =>
        response.writeHead(302, { Location: `${url.replace('127.0.0.1', 'localhost')}/` }).end(),
      async () => {
        const html = await htmlOf(await publishShortcode('page="tips/elsewhere"'));
        expect(html).not.toContain('What only the board can read');
      },
    );
    await close();
    expect(asked).toBe(0);
  });

  test.each([
    ['http://tips.example', '/b', true],
    ['http://tips.example', 'http://Tips.example:80/b', true],
    ['http://tips.example', 'https://tips.example/b', true],
    ['https://tips.example', 'http://tips.example/b', false],
    ['http://tips.example', 'http://tips.example:8080/b', false],
    ['http://tips.example:8080', 'https://tips.example/b', false],
    ['http://tips.example', '//other.example/b', false],
  ])('a library at %s that leads to %s is followed: %s', async (origin, location, followed) => {
    const asked = await board.wordPress.php(
      `add_filter( 'pre_http_request', function ( $response, $options, $url ) {
         echo "$url ";
         return array( 'headers' => str_ends_with( $url, '/a' ) ? array( 'location' => ${quoted(location)} ) : array() );
       }, 10, 3 );
       Tipsheet\\request( ${quoted(`${origin}/a`)} );`,
    );
    const second = new URL(location, origin).href;
    expect(asked.toLowerCase().replace(':80/b', '/b')).toBe(
      followed ? `${origin}/a ${second} ` : `${origin}/a `,
    );
  });

  test.each([
    ['no such page', 404, 'text/plain'],
    ['a page of its own', 200, 'text/html'],
    ['an error', 502, 'text/html'],
  ])(
    'a proxy that answers with %s in place of the library takes no advice away',
    async (_what, status, type) => {
      let down = false;
      await withLibrary(
        (_request, response) => {
          if (down) response.removeHeader('Content-Revision');
          response.writeHead(down ? status : 200, { 'Content-Type': down ? type : 'text/html' });
          response.end(down ? '<p>Back soon</p>' : '<p>The advice</p>');
        },
        async () => {
          const address = await publishShortcode('page="tips/behind-a-proxy"');
          expect(await htmlOf(address)).toContain('The advice');
          down = true;
          await age();
          expect(await htmlOf(address)).toContain('The advice');
        },
      );
    },
  );

  test('with the script, the element takes the place of the HTML, pinned by its hash', async () => {
    await set(board.network.origin, { element: true });
    const page = await open(await publishShortcode('page="articles/second-interview"'));
    const element = page.locator('tip-sheet');
    await becomes(
      () => element.evaluate((sheet) => !!sheet.shadowRoot?.querySelector('article')),
      true,
    );
    expect(await page.locator('script[src*="tip-sheet.js"]').getAttribute('integrity')).toMatch(
      /^sha384-/,
    );
    await set(board.network.origin);
  });

  const LISTING = {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: 'Warehouse operative',
    description: '<p>Night shifts. Please send two references.</p>',
  };
  const publishListing = (data: unknown) =>
    board.wordPress.publish(
      'Warehouse operative',
      `<!-- wp:html --><p>Night shifts.</p><script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script><!-- /wp:html -->`,
    );
  const matches = (start: number) =>
    board.network.passed.slice(start).filter(({ path }) => path.startsWith('/v1/match'));

  test('a listing is sent to nobody unless the settings say so', async () => {
    const start = board.network.passed.length;
    expect(await htmlOf(await publishListing(LISTING))).not.toContain('tipsheet-matched');
    expect(matches(start)).toEqual([]);
  });

  test.each([
    ['alone', LISTING],
    ['in a graph', { '@graph': [{ '@type': 'WebPage' }, LISTING] }],
    ['in a list', [LISTING]],
  ])(
    'below a listing %s are the tips that match, each with its reason and credit',
    async (_how, data) => {
      await set(board.network.origin, { match: 'server' });
      const start = board.network.passed.length;
      const address = await publishListing(data);
      const page = await open(address);
      const tip = page.locator('section.tipsheet li', { hasText: 'Who to ask for a reference' });
      expect(await tip.textContent()).toMatch(/Because this job asks for references\..*CC-BY-4.0/);
      expect(await tip.locator('a').getAttribute('href')).toBe(
        `${board.network.origin}/tips/choose-your-referees`,
      );
      const list = page.locator('section.tipsheet ul');
      expect(await list.getAttribute('lang')).toBe('en');
      // The direction follows from the texts, whatever that of the site is.
      expect(await list.getAttribute('dir')).toBe('auto');
      expect(await axeFindings(page, '.entry-content')).toEqual([]);
      await htmlOf(address);
      // The same listing as a test before sent.
      expect(matches(start).length).toBeLessThanOrEqual(1);
    },
  );

  test('matched in the browser, a listing gets its tips without leaving it', async () => {
    await set(board.network.origin, { match: 'browser' });
    const start = board.network.passed.length;
    const sent: string[] = [];
    const page = await open(await publishListing(LISTING), {}, async (page) => {
      page.on('request', (request) =>
        sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
      );
    });
    const tips = page.locator('tip-sheet[match]');
    await tips.scrollIntoViewIfNeeded();
    await becomes(
      () =>
        tips.evaluate((sheet) =>
          sheet.shadowRoot?.textContent?.includes('Who to ask for a reference'),
        ),
      true,
    );
    expect(sent).toContainEqual(expect.stringMatching(/\/v1\/recommendations\?.*signals=/));
    expect(sent.filter((request) => /POST|warehouse|night|two/i.test(request))).toEqual([]);
    expect(matches(start)).toEqual([]);
    await set(board.network.origin, { match: 'server' });
  });

  test.each([
    ['no listing', { '@type': 'WebPage' }],
    ['a listing that is too long', { ...LISTING, description: 'x'.repeat(110_000) }],
    ['null', null],
    ['a word', 'JobPosting'],
  ])('nothing is sent of a post with %s', async (_what, data) => {
    const start = board.network.passed.length;
    expect(await htmlOf(await publishListing(data))).not.toContain('tipsheet-matched');
    expect(matches(start)).toEqual([]);
  });

  test.each([
    ['pt_BR', ['en', 'pt-BR'], '?lang=pt-BR'],
    ['es_MX', ['en', 'es'], '?lang=es'],
    ['pt_BR', ['en', 'es'], ''],
  ])(
    'a site in %s asks a library in %j with the query “%s”',
    async (locale, languages, expected) => {
      const meta = { languages: languages.map((inLanguage) => ({ inLanguage })) };
      const query = await board.wordPress.php(
        `add_filter( 'locale', fn() => ${quoted(locale)} );
         add_filter( 'option_tipsheet', fn() => array( 'address' => ${quoted(`https://${locale}-${languages.join()}.example`)} ) );
         add_filter( 'pre_http_request', fn() => array(
           'response' => array( 'code' => 200 ), 'headers' => array( 'content-revision' => 'x' ), 'body' => ${quoted(JSON.stringify(meta))} ) );
         echo Tipsheet\\language_query();`,
      );
      expect(query).toBe(expected);
    },
  );

  test('a listing among others, as in the feed, has no tips', async () => {
    await publishListing(LISTING);
    const feed = await htmlOf(`${board.wordPress.origin}/?feed=rss2`);
    expect(feed).toContain('<p>Night shifts.</p>');
    expect(feed).not.toContain('tipsheet-matched');
  });

  test.each([
    ['feed', 'feed=rss2&withoutcomments=1'],
    ['excerpt, as in its embed,', 'embed=true'],
  ])('the %s of a listing has no tips', async (_what, query) => {
    const html = await htmlOf(`${await publishListing(LISTING)}&${query}`);
    expect(html).toContain('Night shifts.');
    expect(html).not.toContain('Advice for this job');
  });

  test('a listing behind a password is sent to nobody', async () => {
    const remove = await board.wordPress.addCode(
      `add_filter( 'tipsheet_job_posting', fn() => array( 'title' => 'A secret project' ) );`,
    );
    const address = await board.wordPress.publish('A secret project', 'Sign here.');
    await board.wordPress.php(
      `wp_update_post( array( 'ID' => ${new URL(address).searchParams.get('p')}, 'post_password' => 'x' ) );`,
    );
    const start = board.network.passed.length;
    expect(await htmlOf(address)).toContain('post_password');
    await remove();
    expect(matches(start)).toEqual([]);
  });

  test.each(['browser', 'server'])(
    'without the address of a library, nothing is added to a listing that is matched in the %s',
    async (match) => {
      await set('', { match });
      expect(await htmlOf(await publishListing(LISTING))).not.toContain('Advice for this job');
      await set(board.network.origin, { match: 'server' });
    },
  );

  test('the block in the editor is translated', async () => {
    const scripts = await board.wordPress.php(
      `add_filter( 'pre_load_script_translations', fn( $json, $file, $handle, $domain ) =>
         'tipsheet-block' === $handle ? '{"locale_data":{"messages":{"":{}}}}' : $json, 10, 4 );
       echo wp_scripts()->print_translations( 'tipsheet-block', false );`,
    );
    expect(scripts).toContain('"tipsheet"');
  });

  test('PHP logs no warning', () => {
    expect(board.wordPress.complaints()).toEqual([]);
  });

  test('deactivated, it leaves posts as they are', async () => {
    const address = await publishBlock('articles/second-interview');
    await board.wordPress.php(
      `require ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( ${quoted(PLUGIN)} );`,
    );
    expect(await htmlOf(address)).not.toContain('class="tipsheet"');
    expect(JSON.parse(await setting()).address).toBe(board.network.origin);
  });

  test('uninstalled, it leaves nothing in the database', async () => {
    const left = await board.wordPress.php(
      `require ABSPATH . 'wp-admin/includes/plugin.php'; uninstall_plugin( ${quoted(PLUGIN)} );
       global $wpdb;
       echo $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->options WHERE option_name LIKE '%tipsheet%'" );`,
    );
    expect(left).toBe('0');
  });

  test('uninstalled from a network, it leaves nothing in any of its sites', async () => {
    await board.wordPress.php(
      `require ABSPATH . 'wp-admin/includes/upgrade.php';
       foreach ( $wpdb->tables( 'ms_global' ) as $table => $name ) $wpdb->$table = $name;
       install_network();
       populate_network( 1, 'localhost', 'admin@board.example', 'The boards', '/', false );
       $file = ABSPATH . 'wp-config.php';
       file_put_contents( $file, str_replace( '$table_prefix', "
         define( 'MULTISITE', true );
         define( 'SUBDOMAIN_INSTALL', false );
         define( 'DOMAIN_CURRENT_SITE', 'localhost' );
         define( 'PATH_CURRENT_SITE', '/' );
         define( 'SITE_ID_CURRENT_SITE', 1 );
         define( 'BLOG_ID_CURRENT_SITE', 1 );
         \\$_SERVER += array( 'HTTP_HOST' => 'localhost', 'REMOTE_ADDR' => '127.0.0.1' );
         \\$table_prefix", file_get_contents( $file ) ) );`,
    );
    const left = await board.wordPress.php(
      `require ABSPATH . 'wp-admin/includes/plugin.php';
       activate_plugin( ${quoted(PLUGIN)}, '', true );
       $sites = array( get_current_blog_id(), wpmu_create_blog( 'localhost', '/second/', 'The second', 1 ) );
       $count = fn() => array_map( function ( $site ) {
         global $wpdb;
         return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->get_blog_prefix( $site )}options WHERE option_name LIKE '%tipsheet%'" );
       }, $sites );
       foreach ( $sites as $site ) {
         switch_to_blog( $site );
         update_option( 'tipsheet', array( 'address' => ${quoted(board.network.origin)} ) );
         restore_current_blog();
       }
       $before = $count();
       deactivate_plugins( ${quoted(PLUGIN)} );
       uninstall_plugin( ${quoted(PLUGIN)} );
       echo wp_json_encode( array( $before, $count() ) );`,
    );
    expect(JSON.parse(left)).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });
});
