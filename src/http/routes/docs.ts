import type { PageAssets } from '../../render/pages/page-context.ts';
import type { Assets } from '../response/assets.ts';
import type { Document, Routes } from '../response/document.ts';

const page = (head: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>API reference</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
${head}</head>
<body>
${body}
</body>
</html>
`;

const unavailable = (reason: string) =>
  `<p>${reason} The contract itself is at <a href="/openapi.json">/openapi.json</a> and <a href="/openapi.yaml">/openapi.yaml</a>.</p>`;

const NOT_BUILT = page('', unavailable('This server was built without Swagger UI.'));

const reference = (folder: string, { url }: PageAssets) =>
  page(
    `<link rel="stylesheet" href="${folder}/swagger-ui.css">
<link rel="stylesheet" href="${url('docs.css')}">
<script src="${folder}/swagger-ui-bundle.js" defer></script>
<script src="${url('docs.js')}" defer></script>
`,
    `<header><a href="/">Home</a> <a href="/problems">What the errors mean</a></header>
<main id="swagger-ui"></main>
<noscript>${unavailable('This page needs JavaScript.')}</noscript>`,
  );

interface Options {
  readonly swaggerUi: Assets['swaggerUi'];
  readonly assets: PageAssets | undefined;
}

/** Swagger UI from our own host, its files kept by browsers for as long as its version. */
export const docsRoutes: Routes<Options> = async (app, { swaggerUi, assets }) => {
  const serve = (path: string, document: Document) => {
    const group = path === '/docs' ? 'docs' : 'asset';
    app.get(path, { config: { group } }, () => document);
  };

  const html = 'text/html; charset=utf-8';
  const headers = { 'Content-Language': 'en' };
  if (!swaggerUi || !assets) {
    serve('/docs', { type: html, body: NOT_BUILT, headers });
    return;
  }
  const folder = `/docs/${swaggerUi.version}`;
  serve('/docs', { type: html, body: reference(folder, assets), headers });
  for (const [name, asset] of swaggerUi.files)
    serve(`${folder}/${name}`, { ...asset, freshness: 'immutable' });
};
