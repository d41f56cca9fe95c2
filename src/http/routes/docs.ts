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
<link rel="stylesheet" href="/docs/page.css">
<script src="${folder}/swagger-ui-bundle.js" defer></script>
<script src="/docs/start.js" defer></script>
`,
    `<header><a href="/">Home</a> <a href="/problems">What the errors mean</a></header>
<main id="swagger-ui"></main>
<noscript>${unavailable('This page needs JavaScript.')}</noscript>`,
  );

/**
 * What Swagger UI leaves to the page around it: a phone’s width, the colours before its own come, and
 * contrast and sizes that its own have not (WCAG 2.2 AA).
 */
const STYLE = `:root { color-scheme: light dark; }
body { margin: 0; }
header { padding: 12px 20px; font: 16px/1.5 sans-serif; }
header a { color: #0b5c49; margin-right: 20px; }
html.dark-mode body { background: #1c2022; }
html.dark-mode header a { color: #7fd3b6; }
.swagger-ui, .swagger-ui .markdown { overflow-wrap: anywhere; }
.swagger-ui .opblock-summary-path a.nostyle { display: inline-block; min-width: 24px; line-height: 24px; }
html:not(.dark-mode) .swagger-ui .info .title small { background: #4a515e; }
html:not(.dark-mode) .swagger-ui .info .title small.version-stamp { background: #3f6600; }
html:not(.dark-mode) .swagger-ui .info :is(a, .url) { color: #1f5fae; }
html:not(.dark-mode) .swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1863b8; }
html:not(.dark-mode) .swagger-ui .opblock.opblock-post .opblock-summary-method { background: #1b7a50; }
html:not(.dark-mode) .swagger-ui .json-schema-2020-12-expand-deep-button { color: #595959; }
@media (max-width: 640px) {
  .swagger-ui select { max-width: 100%; min-width: 0; }
  .swagger-ui .servers > label { margin-right: 0; }
  .swagger-ui .wrapper { padding: 0 10px; }
}
`;

/**
 * Swagger UI types examples and defaults into the fields of parameters, and would so send every optional
 * one: they are said in words instead.
 */
const START = `const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
follow();
dark.addEventListener('change', follow);

function withoutFilledFields(text) {
  const contract = JSON.parse(text);
  for (const item of Object.values(contract.paths))
    for (const { parameters = [] } of Object.values(item))
      for (const parameter of parameters) {
        if (parameter.required) continue;
        const { example, schema } = parameter;
        for (const [name, value] of Object.entries({ Example: example, Default: schema.default }))
          if (value !== undefined) parameter.description += ' ' + name + ': \`' + value + '\`.';
        delete parameter.example;
        delete schema.default;
      }
  return JSON.stringify(contract);
}

window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  responseInterceptor(response) {
    if (new URL(response.url, location).pathname === '/openapi.json')
      response.text = withoutFilledFields(response.text);
    return response;
  },
  onComplete() {
    document.querySelector('#servers')?.setAttribute('aria-label', 'Server');
  },
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
  const serve = (path: string, document: Document) => {
    const group = path === '/docs' ? 'docs' : 'asset';
    app.get(path, { schema: { hide: true }, config: { group } }, () => document);
  };

  const html = 'text/html; charset=utf-8';
  const headers = { 'Content-Language': 'en' };
  if (swaggerUi === undefined) {
    serve('/docs', { type: html, body: NOT_BUILT, headers });
    return;
  }
  const folder = `/docs/${swaggerUi.version}`;
  serve('/docs', { type: html, body: reference(folder), headers });
  serve('/docs/page.css', { type: 'text/css; charset=utf-8', body: STYLE });
  serve('/docs/start.js', { type: 'text/javascript; charset=utf-8', body: START });
  for (const [name, { body, codings, type, hash }] of swaggerUi.files)
    serve(`${folder}/${name}`, { type, body, codings, hash, freshness: 'immutable' });
};
