import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { makeContract } from '../app.ts';
import { readConfig } from '../config.ts';
import { buildJsonSchemas } from '../content/json-schemas.ts';
import { reportText } from '../content/load/report.ts';
import { VERSION } from '../package-files.ts';
import { buildSnapshotData } from '../snapshot/data.ts';
import { loadSource } from '../snapshot/source.ts';
import { contentSource } from '../start.ts';

export function addOpenapi(program: Command): void {
  program
    .command('openapi')
    .summary('write the OpenAPI document and the JSON Schemas into a folder')
    .description(
      'Writes openapi.json, openapi.yaml and schemas/*.json into a folder, as the server serves them on the content that CONTENT names (default: the shipped content) at PUBLIC_URL (default: the url of the library).',
    )
    .argument('<folder>', 'where to write them')
    .action(async (folder: string, _options: object, command: Command) => {
      const config = readConfig(process.env);
      const result = await loadSource(contentSource(config), new AbortController().signal);
      if (!result.ok) return command.error(`error: ${reportText(result.issues)}`);
      const publicUrl = config.PUBLIC_URL ?? result.content.info.url;
      const identity = { publicUrl, codeVersion: VERSION };
      const data = buildSnapshotData(result.content, result.hash);
      const contract = await makeContract(data, identity, { config, version: VERSION });
      await mkdir(join(folder, 'schemas'), { recursive: true });
      await writeFile(join(folder, 'openapi.json'), contract.json);
      await writeFile(join(folder, 'openapi.yaml'), contract.yaml);
      for (const [name, schema] of buildJsonSchemas())
        await writeFile(join(folder, 'schemas', `${name}.json`), schema);
    });
}
