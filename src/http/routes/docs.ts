import type { PageAssets } from '../../render/pages/page-context.tsx';
import type { Assets } from '../response/assets.ts';
import { htmlDocument, type Routes } from '../response/document.ts';

const reference = (folder: string, { url }: PageAssets) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>API reference</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${folder}/swagger-ui.css">
<link rel="stylesheet" href="${url('docs.css')}">
<script src="${folder}/swagger-ui-bundle.js" defer></script>
<script src="${url('docs.js')}" defer></script>
</head>
<body>
<header><a href="/">Home</a> <a href="/problems">What the errors mean</a></header>
<main id="swagger-ui"></main>
<noscript><p>This page needs JavaScript. The contract itself is at <a href="/openapi.json">/openapi.json</a> and <a href="/openapi.yaml">/openapi.yaml</a>.</p></noscript>
</body>
</html>
`;

interface Options {
  readonly swaggerUi: Assets['swaggerUi'];
  readonly assets: PageAssets;
}

/** Swagger UI from our own host, its files kept by browsers for as long as its version. */
export const docsRoutes: Routes<Options> = async (app, { swaggerUi, assets }) => {
  const folder = `/docs/${swaggerUi.version}`;
  const html = reference(folder, assets);
  app.get('/docs', { config: { group: 'docs' } }, () =>
    htmlDocument(html, { headers: { 'Content-Language': 'en' } }),
  );
  for (const [name, asset] of swaggerUi.files)
    app.get(`${folder}/${name}`, { config: { group: 'asset' } }, () => ({
      ...asset,
      freshness: 'immutable' as const,
    }));
};
