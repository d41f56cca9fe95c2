import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Command } from 'commander';
import { mcpServers } from '../mcp/server.ts';
import { SHIPPED_CONTENT, VERSION } from '../package-files.ts';
import { buildSnapshotData } from '../snapshot/data.ts';
import { openSnapshot } from '../snapshot/snapshot.ts';
import { MEGABYTE } from '../units.ts';
import { loadContent } from './load-content.ts';

/** For answers that are asked for again. */
const CACHE_BYTES = 4 * MEGABYTE;

export function addMcp(program: Command): void {
  program
    .command('mcp')
    .summary('let an assistant on this machine use a content folder')
    .description(
      'Speaks the Model Context Protocol over standard input and output, for assistants that start\ntheir servers themselves. Addresses in the answers are those of the url of the library.',
    )
    .argument('[folder]', 'the content', SHIPPED_CONTENT)
    .action(async (folder: string) => {
      const loaded = await loadContent(folder);
      if (!loaded) return;
      const identity = { publicUrl: loaded.content.info.url, codeVersion: VERSION };
      const data = buildSnapshotData(loaded.content, loaded.hash);
      const snapshot = openSnapshot(data, identity, Date.now());
      const onError = (error: unknown) => process.stderr.write(`${error}\n`);
      const options = { current: () => snapshot, version: VERSION, cacheBytes: CACHE_BYTES };
      serveStdio(mcpServers({ ...options, now: Date.now, onError }), {
        maxSubscriptions: 0,
        onerror: onError,
      });
    });
}
