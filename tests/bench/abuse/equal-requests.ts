import { Client } from './client.ts';
import { type Finding, HONEST, type Library, ms } from './finding.ts';
import { Server } from './server.ts';

export async function* equalRequests(library: Library): AsyncGenerator<Finding> {
  const kinds: Record<string, string> = {
    'the export': '/v1/export',
    'the contract': '/openapi.yaml',
    'a list of whole articles': '/v1/articles?include=body,tips&size=100',
    'a search': `/v1/search?q=${library.words.slice(0, 3).join('+')}`,
    'llms.txt': '/llms.txt',
    'the sitemap': '/sitemap.xml',
  };
  for (const [name, path] of Object.entries(kinds)) {
    const one = await costOf(library, path, 1);
    const fifty = await costOf(library, path, 50);
    // What receiving and sending fifty small answers costs by itself is no part of making one.
    const known = await costOf(library, library.tip, 50);
    const ratio = Math.max(0, fifty.cpu - known.cpu) / one.cpu;
    yield {
      name: `50 equal requests for ${name} at once: processor time`,
      measured: `${ratio.toFixed(2)} × (${fifty.answered} answered; one takes ${ms(one.cpu)})`,
      promised: '≤ 1.5 ×, all answered',
      // Below this, the clock of the process is coarser than what is measured.
      holds: fifty.answered === 50 && (ratio <= 1.5 || fifty.cpu - known.cpu - one.cpu < 15),
    };
  }
}

async function costOf(library: Library, path: string, count: number) {
  const server = await Server.start(library.environment);
  const client = new Client({ port: server.port, address: HONEST, keepAlive: true });
  try {
    // Connections and code are warm, the answer isn't made.
    await Promise.all(Array.from({ length: count }, () => client.ask('/v1/meta')));
    const before = await server.cpuTime();
    const outcomes = await Promise.all(
      Array.from({ length: count }, () => client.ask(path, { 'accept-encoding': 'br' })),
    );
    const cpu = (await server.cpuTime()) - before;
    return { cpu, answered: outcomes.filter(({ status }) => status === 200).length };
  } finally {
    client.close();
    await server.stop();
  }
}
