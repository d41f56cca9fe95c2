import type { ComponentChildren } from 'preact';
import { markdownToHtml } from '../markdown.ts';
import { SafeHtml } from '../safe-html.tsx';
import { attributesOf, stringsFor } from '../strings.ts';
import { CODE } from './document.tsx';
import type { PageContext } from './page-context.tsx';
import { renderSitePage } from './site-page.tsx';

/** The errors and their explanations are in English, whatever the language of the library. */
const STRINGS = stringsFor('en');
const LEAD =
  'Every error of the API is a problem document (RFC 9457) whose type is the address of one of these pages.';

/** A kind of error, explained. */
export interface ProblemPage {
  /** The last segment of the type's URL. */
  readonly name: string;
  readonly status: number;
  readonly title: string;
  /** Markdown: what it means and what to do. */
  readonly explanation: string;
  /** A problem document of this kind, as a client gets it. */
  readonly example: unknown;
}

/** The page to which the `type` of a problem leads (RFC 9457 §3.1.1). */
export function renderProblemPage(problem: ProblemPage, context: PageContext): string {
  const { name, status, title, explanation, example } = problem;
  const statusLine = `HTTP status ${status}`;
  return renderReference(
    { title, path: `/problems/${name}`, description: statusLine },
    <>
      <p class="kicker">{statusLine}</p>
      <h1>{title}</h1>
      <SafeHtml
        class="prose"
        html={markdownToHtml(explanation, context.site.defaultLanguage, context.site)}
      />
      <h2>What it looks like</h2>
      <div class="code">
        <pre>
          <code {...CODE}>{JSON.stringify(example, null, 2)}</code>
        </pre>
      </div>
      <p>
        <a href="/problems">All the errors</a>
      </p>
    </>,
    context,
  );
}

/** Every kind of error in one list. */
export function renderProblemIndex(
  problems: readonly Pick<ProblemPage, 'name' | 'status' | 'title'>[],
  context: PageContext,
): string {
  const title = STRINGS.problemsTitle;
  return renderReference(
    { title, path: '/problems', description: LEAD },
    <>
      <h1>{title}</h1>
      <p class="lead">{LEAD}</p>
      <ul class="problems">
        {problems.map(({ name, status, title }) => (
          <li>
            <span class="status">{status}</span> <a href={`/problems/${name}`}>{title}</a>
          </li>
        ))}
      </ul>
    </>,
    context,
  );
}

function renderReference(
  { path, ...page }: { title: string; path: string; description: string },
  children: ComponentChildren,
  context: PageContext,
): string {
  return renderSitePage(
    {
      ...page,
      canonical: context.site.url + path,
      bodyClass: 'reference-page',
      withSearch: true,
      children: (
        <main id="main" class="wrap reference" {...attributesOf(STRINGS, context.language)}>
          {children}
        </main>
      ),
    },
    context,
  );
}
