import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Content } from '../content/content.ts';
import { loadFolder } from '../content/load/load.ts';
import { reportText } from '../content/load/report.ts';
import { buildJsonSchemas, formatJsonSchema } from '../content/schemas.ts';
import { openapiYaml } from '../http/routes/contract.ts';
import { SHIPPED_CONTENT, VERSION } from '../package-files.ts';
import { buildSnapshotData } from '../snapshot/data.ts';
import { openSnapshot } from '../snapshot/snapshot.ts';

export function addOpenapi(program: Command): void {
  program
    .command('openapi')
    .summary('write the OpenAPI document and the JSON Schemas into a folder')
    .description(
      'Writes openapi.json, openapi.yaml and schemas/*.json into a folder, as the server serves them on\nthe content that CONTENT names (default: the shipped content).',
    )
    .argument('<folder>', 'where to write them')
    .action(async (folder: string, _options: object, command: Command) => {
      const config = readConfig(process.env);
      const result = await loadFolder(config.CONTENT ?? SHIPPED_CONTENT);
      if (!result.ok) return command.error(`error: ${reportText(result.issues)}`);
      const publicUrl = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
      const now = newestDate(result.content);
      const snapshot = openSnapshot(
        buildSnapshotData(result.content, result.hash),
        { publicUrl, codeVersion: VERSION },
        now,
      );
      const app = await buildApp({
        current: () => snapshot,
        config,
        version: VERSION,
        now: () => now,
      });
      const document = (await app.inject('/openapi.json')).json();
      await app.close();
      await mkdir(join(folder, 'schemas'), { recursive: true });
      await writeFile(join(folder, 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
      await writeFile(join(folder, 'openapi.yaml'), openapiYaml(document));
      for (const [name, schema] of Object.entries(buildJsonSchemas()))
        await writeFile(join(folder, 'schemas', `${name}.json`), formatJsonSchema(schema));
    });
}

/** The contract follows from the content: its examples don't change when a review falls due. */
function newestDate({ articles }: Content): number {
  return Math.max(...articles.map(({ dateModified }) => Date.parse(dateModified)));
}
