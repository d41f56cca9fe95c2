/** @jsxImportSource react */
/** For Next (app router), and whatever renders React on a server: no client component is needed. */

/** The advice as the API's server made it; empty when that can't be reached. */
export async function fetchAdvice(api: string, path: string): Promise<string> {
  const url = `${api}/v1/${path}.html?shadow=open`;
  // Next keeps an answer for as long as `next: { revalidate: 3600 }` says.
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  return response?.ok ? response.text() : '';
}

/**
 * Parsers take the shadow root out of the HTML while they read it, so that React must not compare
 * what it finds with what it sent.
 */
export function Advice({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the API's HTML is made to be put into pages
  return <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}

/** In a page of Next: `<AdviceFor api="https://tips.example" path="articles/second-interview" />` */
export async function AdviceFor({ api, path }: { api: string; path: string }) {
  return <Advice html={await fetchAdvice(api, path)} />;
}
