import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFiles } from '../../src/content/load/load.ts';
import type { OpenApiDocument } from '../../src/http/contract/openapi.ts';
import { bundleFiles } from '../../src/snapshot/bundle.ts';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { contentFiles, makeArticle, makeContent, makeTip } from '../helpers/content.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

test('meta tells what the library is and counts each language', async () => {
  const response = await app.inject('/v1/meta');
  const meta = response.json();
  expect(meta).toMatchObject({ name: 'Test Tips', defaultLanguage: 'en', version: '1.0.0' });
  expect(meta.revision).toBe(response.headers['content-revision']);
  expect(meta.languages).toContainEqual({ inLanguage: 'de', articleCount: 1, tipCount: 1 });
});

test('the export is exactly what editors wrote, without the references to JSON Schemas', async () => {
  const { basedOn, status, aliases, tips, ...article } = makeArticle({ slug: 'short' });
  const { do: _, avoid, examples, keywords, ...tip } = makeTip({ slug: 'short-tip', body: ' A\n' });
  const written = { ...article, tips: [tip] };
  const content = makeContent();
  const files = contentFiles({ ...content, articles: [...content.articles, written] });
  for (const [path, bytes] of files) {
    const value = JSON.parse(Buffer.from(bytes).toString());
    files.set(path, Buffer.from(JSON.stringify({ $schema: 'https://tips.example/x', ...value })));
  }
  const loaded = loadFiles(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
  const other = await makeApp({ content: loaded.content });
  const exported = (await other.inject('/v1/export')).json();
  await other.close();
  expect(exported.articles).toContainEqual(written);
  expect(exported.library).toEqual(content.info);
  expect(exported.synonyms).toEqual(content.synonyms);
  expect(JSON.stringify(exported)).not.toContain('$schema');
});

test('a library that is made from an export exports the same bytes', async () => {
  const { body } = await app.inject('/v1/export');
  const { files, issues } = bundleFiles(Buffer.from(body), 'bundle');
  expect(issues).toEqual([]);
  const loaded = loadFiles(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
  const other = await makeApp({ content: loaded.content });
  expect((await other.inject('/v1/export')).body).toBe(body);
  await other.close();
});

test.each(['gzip', 'br'])(
  'the export as %s is the same bytes, and its length is said',
  async (coding) => {
    const plain = await app.inject('/v1/export');
    expect(plain.headers['content-length']).toBe(String(plain.rawPayload.length));
    const { headers, rawPayload } = await app.app.inject({
      url: '/v1/export',
      headers: { 'accept-encoding': coding },
    });
    expect(headers['content-encoding']).toBe(coding);
    expect(headers['content-length']).toBe(String(rawPayload.length));
    const decode = coding === 'br' ? brotliDecompressSync : gunzipSync;
    expect(decode(rawPayload).equals(plain.rawPayload)).toBe(true);
  },
);

test.each(['stages', 'topics'])('%s are listed with their counts, in order', async (path) => {
  const { data } = (await app.inject(`/v1/${path}`)).json();
  expect(data.length).toBe(3);
  const first = (await app.inject(`/v1/${path}/${data[0].slug}`)).json();
  expect(first).toEqual(data[0]);
  expect(first.url).toBe(`${PUBLIC_URL}/v1/${path}/${first.slug}`);
  const { page } = (await app.inject(`/v1/tips?${path.slice(0, -1)}=${first.slug}&size=1`)).json();
  expect(first.tipCount).toBe(page.totalItems);
});

test('terms are named in the language that is asked for', async () => {
  const { data } = (await app.inject('/v1/stages?lang=de')).json();
  expect(data.map(({ name }: { name: string }) => name)).toContain('Vorauswahl');
});

test('an unknown term is 404', async () => {
  expect((await app.inject('/v1/topics/nothing')).statusCode).toBe(404);
});

test('machines find the API by its catalogue (RFC 9727)', async () => {
  const response = await app.inject('/.well-known/api-catalog');
  expect(response.headers['content-type']).toContain('application/linkset+json');
  const [{ anchor, ...links }] = response.json().linkset;
  expect(anchor).toBe(`${PUBLIC_URL}/v1`);
  for (const targets of Object.values(links) as { href: string }[][])
    for (const { href } of targets)
      expect((await app.inject(href.replace(PUBLIC_URL, ''))).statusCode).toBe(200);
});

test.each(['library', 'stages', 'topics', 'synonyms', 'article'])(
  'the JSON Schema of %s files is served',
  async (name) => {
    const schema = (await app.inject(`/schemas/${name}.json`)).json();
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  },
);

test.each(['nothing', '__proto__', 'constructor'])('there is no schema %s', async (name) => {
  expect((await app.inject(`/schemas/${name}.json`)).statusCode).toBe(404);
});

test('/v1 is a directory of every operation in the contract', async () => {
  const { data, links } = (await app.inject('/v1')).json();
  const paths = (app.app.swagger() as OpenApiDocument).paths ?? {};
  const described = Object.entries(paths).flatMap(([path, item]) =>
    [item?.get, item?.post].flatMap((operation) =>
      operation ? [[operation.operationId, PUBLIC_URL + path]] : [],
    ),
  );
  const listed = data.map(({ operationId, url }: { operationId: string; url: string }) => [
    operationId,
    url.replace(/\{\?.*/, ''),
  ]);
  expect(listed.sort()).toEqual(described.sort());
  expect(data).toContainEqual({
    operationId: 'getTip',
    summary: 'Get a tip',
    method: 'GET',
    url: `${PUBLIC_URL}/v1/tips/{slug}{?lang,region}`,
  });
  for (const url of Object.values<string>(links))
    expect((await app.inject(url.slice(PUBLIC_URL.length))).statusCode).toBe(200);
});
