/**
 * Puts what these modules use of development dependencies into them as they are built, so that
 * production needn't install packages of many megabytes for a few hundred kilobytes.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Of src, with their ends in dist. */
const MODULES = ['http/observability/metrics', 'search/text/languages'];

const readManifest = async (folder) =>
  JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));

/** The other modules of Tipsheet, which are beside the one that imports them. */
const externalModules = {
  name: 'external-modules',
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, importer }) =>
      importer.startsWith(join(root, 'src'))
        ? { path: path.replace(/ts$/, 'js'), external: true }
        : undefined,
    );
  },
};

/** @returns the packages that are bundled, by their folder: `node_modules/prom-client` */
export async function bundlePackages({ write }) {
  const { dependencies } = await readManifest('.');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: MODULES.map((module) => `src/${module}.ts`),
    outdir: 'dist',
    outbase: 'src',
    bundle: true,
    metafile: true,
    write,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    external: Object.keys(dependencies),
    plugins: [externalModules],
    // Packages of CommonJS ask Node for its own modules by it.
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
  });
  const folders = Object.keys(metafile.inputs).flatMap(
    // The last of them: packages may have packages of their own.
    (path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? [],
  );
  return Promise.all(
    [...new Set(folders)].sort().map(async (folder) => {
      const { name, version } = await readManifest(folder);
      return { folder, name, version };
    }),
  );
}

/** Their licences ask for being handed on with the code. */
async function writeLicenses(packages) {
  const texts = packages.map(async ({ folder, name, version }) => {
    const files = await readdir(join(root, folder));
    const file = files.find((one) => /^licen[cs]e(\.md|\.txt)?$/i.test(one));
    if (file === undefined) throw new Error(`no licence in ${folder}: find out what it asks for`);
    const text = await readFile(join(root, folder, file), 'utf8');
    return `${name} ${version}\n\n${text.trim()}\n`;
  });
  const path = join(root, 'dist/LICENSES-OF-PACKAGES.txt');
  await writeFile(path, (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeLicenses(await bundlePackages({ write: true }));
