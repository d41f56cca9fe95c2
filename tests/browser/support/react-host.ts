import { build } from 'esbuild';
import type { Stage } from './stage.ts';
import { root } from './stub-api.ts';

/** Compiles a component and what mounts it, as a site's own build would. */
export async function bundleReact(
  source: string,
  mode: 'production' | 'development' = 'production',
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, loader: 'tsx', resolveDir: root('tests/browser/hosts') },
    alias: { '@tipsheet/element': root('dist/assets/tip-sheet.js') },
    jsx: 'automatic',
    bundle: true,
    write: false,
    format: 'esm',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
  });
  return outputFiles[0]?.text ?? '';
}

/** Serves the script that mounts `hosts/react.tsx`. */
export async function putReactClient({ host }: Stage): Promise<void> {
  host.put('/react-client.js', await bundleReact("import './react-client.tsx';"));
}

/** The address of a page that React renders, or hydrates from `html`. */
export function reactPage(
  stage: Stage,
  mode: 'render' | 'hydrate',
  props: object,
  html = '',
): string {
  return stage.page(
    `<div id="app">${html}</div><script type="module" src="/react-client.js"></script>`,
    `<script>window.mode = '${mode}'; window.props = ${JSON.stringify(props)};</script>`,
  );
}
