/** The bill of materials (CycloneDX): what production installs, and what the build puts into our code. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundlePackages } from './bundle-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function makeSbom() {
  // With --omit=dev, npm leaves out what development needs as well.
  const command = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  const maxBuffer = 64 * 1024 * 1024;
  const sbom = JSON.parse(execFileSync('npm', command, { cwd: root, encoding: 'utf8', maxBuffer }));
  const bundled = await bundlePackages({ write: false });
  const runs = new Set(bundled.map(({ name, version }) => `${name}@${version}`));
  runs.add(sbom.metadata.component['bom-ref']);
  for (const { 'bom-ref': ref, properties } of sbom.components)
    if (!properties.some(({ name }) => name === 'cdx:npm:package:development')) runs.add(ref);
  return {
    ...sbom,
    components: sbom.components.filter((component) => runs.has(component['bom-ref'])),
    dependencies: sbom.dependencies
      .filter(({ ref }) => runs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((on) => runs.has(on)) })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${JSON.stringify(await makeSbom(), null, 2)}\n`);
