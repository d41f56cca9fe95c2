/** Starts Swagger UI, in the reader's colours. */

interface Parameter {
  required?: boolean;
  description: string;
  example?: unknown;
  schema: { default?: unknown };
}

interface Contract {
  paths: Record<string, Record<string, { parameters?: Parameter[] }>>;
}

declare function SwaggerUIBundle(options: object): unknown;

const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
follow();
dark.addEventListener('change', follow);

/**
 * Swagger UI types examples and defaults into the fields of parameters, and would so send every
 * optional one: they are said in words instead.
 */
function withoutFilledFields(text: string): string {
  const contract: Contract = JSON.parse(text);
  for (const item of Object.values(contract.paths))
    for (const { parameters = [] } of Object.values(item))
      for (const parameter of parameters) {
        if (parameter.required) continue;
        const { example, schema } = parameter;
        parameter.description += '.';
        for (const [name, value] of Object.entries({ Example: example, Default: schema.default }))
          if (value !== undefined) parameter.description += ` ${name}: \`${value}\`.`;
        delete parameter.example;
        delete schema.default;
      }
  return JSON.stringify(contract);
}

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  responseInterceptor(response: { url: string; text: string }) {
    if (new URL(response.url, location.href).pathname === '/openapi.json')
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
