import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Command } from 'commander';
import { makeMcpServer } from '../mcp/server.ts';
import { SHIPPED_CONTENT, VERSION } from '../package-files.ts';
import { buildSnapshotData } from '../snapshot/data.ts';
import { openSnapshot } from '../snapshot/snapshot.ts';
import { loadContent } from './load-content.ts';

export function addMcp(program: Command): void {
  program
    .command('mcp')
    .summary('let an assistant on this machine use a content folder')
    .description(
      'Speaks the Model Context Protocol over standard input and output, for assistants that start their servers themselves. Addresses in the answers are those of the url of the library.',
    )
    .argument('[folder]', 'the content', SHIPPED_CONTENT)
    .action(async (folder: string) => {
      const loaded = await loadContent(folder);
      if (!loaded) return;
      const identity = { publicUrl: loaded.content.info.url, codeVersion: VERSION };
      const data = buildSnapshotData(loaded.content, loaded.hash);
      const snapshot = openSnapshot(data, identity, Date.now());
      const onError = (error: unknown) => process.stderr.write(`${error}\n`);
      const makeServer = () =>
        makeMcpServer({ snapshot, version: VERSION, now: Date.now, onError });
      serveStdio(makeServer, { maxSubscriptions: 0, onerror: onError });
    });
}
