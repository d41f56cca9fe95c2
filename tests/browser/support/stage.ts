import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type OpenPage, setBrowser } from './browser.ts';
import { type HostSite, startHostSite } from './host-site.ts';
import { type StubApi, startStubApi } from './stub-api.ts';

export interface Stage {
  /** Set up before the first test. */
  readonly api: StubApi;
  readonly host: HostSite;
  readonly open: OpenPage;
  /** A page of the host's with `body` and the element's script. */
  page(body: string, head?: string): string;
}

/** A browser, an API, and a site of another origin that embeds from it. */
export function setStage(): Stage {
  const open = setBrowser();
  let api: StubApi;
  let host: HostSite;
  beforeAll(async () => {
    api = await startStubApi();
    host = await startHostSite(api.url);
  });
  afterAll(async () => {
    await Promise.all([api.close(), host.close()]);
  });
  beforeEach(() => {
    api.behave();
    api.requests.length = 0;
  });
  return {
    get api() {
      return api;
    },
    get host() {
      return host;
    },
    open,
    page: (body, head = SCRIPT) => host.page(documentOf(body, head)),
  };
}

const SCRIPT = '<script type="module" src="{{api}}/embed/v1/tip-sheet.js"></script>';

const documentOf = (body: string, head: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Jobs</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
${head}
</head>
<body>
<main>
<h1>Jobs</h1>
${body}
</main>
</body>
</html>`;
