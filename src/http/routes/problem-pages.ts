import { z } from 'zod';
import { type PageAssets, pageContext } from '../../render/pages/page-context.tsx';
import { renderProblemIndex, renderProblemPage } from '../../render/pages/problem-pages.tsx';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { htmlDocument, type Routes } from '../response/document.ts';
import { isProblemName, PROBLEM_TYPES, Problem } from '../response/problems.ts';
import { exampleProblem } from './problem-examples.ts';

const config = { group: 'page' } as const;
/** Whatever the language of the library. */
const headers = { 'Content-Language': 'en' };
const params = z.object({ name: z.string().max(100) });

/** The pages to which the `type` of each problem leads. */
export const problemPageRoutes: Routes<{ assets: PageAssets }> = async (app, { assets }) => {
  const contextOf = (snapshot: Snapshot) =>
    pageContext(snapshot, assets, snapshot.site.defaultLanguage);

  app.get('/problems', { config }, ({ snapshot }) => {
    const problems = Object.entries(PROBLEM_TYPES).map(([name, type]) => ({ name, ...type }));
    return htmlDocument(renderProblemIndex(problems, contextOf(snapshot)), { headers });
  });

  app.get('/problems/:name', { config, schema: { params } }, ({ params: { name }, snapshot }) => {
    if (!isProblemName(name)) throw new Problem('not-found', 'No kind of problem has this name.');
    const example = exampleProblem(name, snapshot.site.url);
    const page = { name, ...PROBLEM_TYPES[name], example };
    return htmlDocument(renderProblemPage(page, contextOf(snapshot)), { headers });
  });
};
