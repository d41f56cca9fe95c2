/**
 * Builds what browsers load: bundles src/widget and the pages' scripts and styles into
 * dist/assets or another folder, each also as Brotli and gzip, and fails when one is larger than its
 * budget.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { minify } from 'terser';
import { elementManifest, elementTypes } from './element-types.mjs';
import { sharePictures } from './share-pictures.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const widget = join(root, 'src/widget');
const pages = join(root, 'src/render/pages/assets');
const swaggerUi = join(root, 'node_modules/swagger-ui-dist');

/** The most that an asset may weigh, in bytes after Brotli. */
const BUDGETS = {
  'tip-sheet.js': 4608,
  'tip-sheet-match.js': 2560,
  'resizer.js': 512,
  'site.css': 5120,
  'site.js': 1536,
  'builder.js': 3072,
  'embed.css': 2048,
  'frame.js': 512,
};

/** Leaves a module that is only loaded where it is needed beside the one that loads it. */
const besides = {
  name: 'besides',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: path.replace(/ts$/, 'js'), external: true } : undefined,
    );
  },
};

const TARGET = ['chrome111', 'firefox113', 'safari16.4'];

/** Gives `import css from './x.css'` the minified style sheet as a string. */
const cssAsText = {
  name: 'css-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
      });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

async function bundle(entryPoints, outdir, options) {
  const { outputFiles } = await build({
    entryPoints,
    outdir,
    bundle: true,
    minify: true,
    write: false,
    charset: 'utf8',
    legalComments: 'none',
    target: TARGET,
    logLevel: 'warning',
    ...options,
  });
  for (const { path, text } of outputFiles)
    await writeFile(path, path.endsWith('.js') ? await smaller(text, options) : text);
}

/** What esbuild has minified, some 3 % smaller after Brotli. */
async function smaller(code, { format }) {
  // Templates become sums, which differ for objects with a valueOf of their own alone: there are none.
  const compress = { passes: 3, unsafe_arrows: true, unsafe: true };
  const { code: smallest } = await minify(code, { ecma: 2020, module: format === 'esm', compress });
  return smallest;
}

/** Writes every asset into `outdir`, which is emptied first. Throws when a budget is exceeded. */
export async function buildAssets(outdir = join(root, 'dist/assets')) {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  const module = { format: 'esm', plugins: [cssAsText, besides] };
  const modules = ['tip-sheet.ts', 'tip-sheet-match.ts', 'resizer.ts'];
  await bundle(
    modules.map((name) => join(widget, name)),
    outdir,
    module,
  );
  // For what a server renders.
  await bundle([join(widget, 'tip-sheet.css')], outdir, {});
  await bundle([join(widget, 'frame.ts')], outdir, { format: 'iife' });
  const manifest = JSON.stringify(await elementManifest(widget), null, 2);
  await writeFile(join(outdir, 'custom-elements.json'), `${manifest}\n`);
  await writeFile(join(outdir, 'tip-sheet.d.ts'), await elementTypes(widget));
  // Sites that pinned the script of an earlier version go on loading it.
  await cp(join(widget, 'releases'), join(outdir, 'releases'), {
    recursive: true,
    filter: (path) => !path.endsWith('integrity.json'),
  });

  // The two files that the API reference loads, by version, of a package that has 12 MB.
  const { version } = JSON.parse(await readFile(join(swaggerUi, 'package.json'), 'utf8'));
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js'])
    await cp(join(swaggerUi, name), join(outdir, 'swagger-ui', version, name));

  const pageAssets = await readdir(pages);
  const entries = pageAssets.filter((name) => /\.(ts|css)$/.test(name));
  await bundle(
    entries.map((name) => join(pages, name)),
    outdir,
    { format: 'iife' },
  );
  for (const name of pageAssets)
    if (name.endsWith('.svg')) await cp(join(pages, name), join(outdir, name));
  for (const [name, bytes] of sharePictures()) await writeFile(join(outdir, name), bytes);

  const compressed = await compressAll(outdir);
  // The budgets are for what pages load; the API reference and what was published are as they are.
  const sizes = Object.fromEntries(
    Object.entries(compressed).filter(([name]) => !name.includes('/')),
  );
  checkBudgets(sizes);
  return sizes;
}

/** @throws Error for an asset that is larger than its budget, or isn't there, as one that was renamed */
export function checkBudgets(sizes) {
  for (const [name, budget] of Object.entries(BUDGETS)) {
    if (sizes[name] === undefined) throw new Error(`${name} has a budget and was not built`);
    if (sizes[name] > budget)
      throw new Error(`${name} is ${sizes[name]} bytes after Brotli; its budget is ${budget}`);
  }
}

/** More than this would take Brotli seconds at its best, and is 5 % larger a step below. */
const BEST_MAX_BYTES = 65_536;

/**
 * Writes each file of a folder, and of those in it, as Brotli and gzip beside it, so that no server
 * has to.
 *
 * @returns the size of each after Brotli, by its path
 */
async function compressAll(folder) {
  const sizes = {};
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const quality = bytes.length <= BEST_MAX_BYTES ? 11 : 9;
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
    const brotli = brotliCompressSync(bytes, { params });
    await writeFile(`${path}.br`, brotli);
    await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    sizes[relative(folder, path).replaceAll(sep, '/')] = brotli.length;
  }
  return sizes;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.table(await buildAssets(process.argv[2]));
