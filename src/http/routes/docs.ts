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

const reference = (folder: string) =>
  page(
    `<link rel="stylesheet" href="${folder}/swagger-ui.css">
<script src="${folder}/swagger-ui-bundle.js" defer></script>
<script src="/docs/start.js" defer></script>
`,
    `<div id="swagger-ui"></div>
<noscript>${unavailable('This page needs JavaScript.')}</noscript>`,
  );

const START = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  syntaxHighlight: { activated: false },
});
`;

/** Swagger UI from our own host, its files kept by browsers for as long as its version. */
export const docsRoutes: Routes<{ swaggerUi: Assets['swaggerUi'] }> = async (
  app,
  { swaggerUi },
) => {
  const serve = (path: string, document: Document) =>
    app.get(path, { schema: { hide: true }, config: { group: 'docs' } }, () => document);

  const html = 'text/html; charset=utf-8';
  const headers = { 'Content-Language': 'en' };
  if (swaggerUi === undefined) {
    serve('/docs', { type: html, body: NOT_BUILT, headers });
    return;
  }
  const folder = `/docs/${swaggerUi.version}`;
  serve('/docs', { type: html, body: reference(folder), headers });
  serve('/docs/start.js', { type: 'text/javascript; charset=utf-8', body: START });
  for (const [name, { body, codings, type, hash }] of swaggerUi.files)
    serve(`${folder}/${name}`, { type, body, codings, hash, freshness: 'immutable' });
};
