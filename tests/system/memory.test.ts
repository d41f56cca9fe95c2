import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { makeMemoryCgroup } from '../helpers/cgroup.ts';
import { makeArticle, makeContent, makeTip } from '../helpers/content.ts';
import { writeContent } from '../helpers/large-content.ts';
import { runServer, startServer } from '../helpers/process.ts';

/** Enough for the shipped content and far too little for the large one. */
const LIMIT_MB = 256;
const cgroup = makeMemoryCgroup(LIMIT_MB);
if (!cgroup) process.stderr.write('Left out: no control group of memory can be made here\n');

/** 45 MB of plain words. */
function makeHeavyContent(): Content {
  const body = 'Say what you did and what came of it. '.repeat(250);
  const articles = Array.from({ length: 500 }, (_, i) =>
    makeArticle({
      slug: `article-${i}`,
      tips: Array.from({ length: 10 }, (_, j) => makeTip({ slug: `tip-${i}-${j}`, body })),
    }),
  );
  return makeContent({ synonyms: {}, articles });
}

let folder: string;
let content: string;
let large: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tipsheet-memory-'));
  [content, large] = [join(folder, 'content'), join(folder, 'large')];
  await cp(fileURLToPath(new URL('../../content', import.meta.url)), content, { recursive: true });
  await writeContent(large, makeHeavyContent());
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  cgroup?.remove();
});

const REFUSED = new RegExp(
  `^does not fit into memory: this process may use ${LIMIT_MB} MB, and its heap \\d+ MB; ` +
    'raise that limit \\(docs/operators\\.md says how far\\), or split the library$',
  'm',
);

test.skipIf(!cgroup)(
  'content that does not fit into the memory of a container is refused, and what was served is still served',
  async () => {
    const server = await startServer({ CONTENT: content }, cgroup?.node);
    const revision = async () =>
      (await (await fetch(`${server.origin}/v1/meta`)).json()).revision as string;
    const before = await revision();
    const messages = () =>
      server
        .lines()
        .map(({ msg }) => msg)
        .join('\n');

    await rename(content, join(folder, 'good'));
    await rename(large, content);
    server.child.kill('SIGHUP');
    await expect.poll(messages).toMatch(REFUSED);
    expect(await revision()).toBe(before);

    await rename(content, large);
    await rename(join(folder, 'good'), content);
    server.child.kill('SIGHUP');
    await expect.poll(messages).toMatch(/^content unchanged$/m);
    expect(await server.stop('SIGTERM')).toBe(0);
  },
);

test.skipIf(!cgroup)(
  'content that does not fit into the memory of a container ends the start with what to do',
  async () => {
    const { code, errors } = await runServer({ CONTENT: large }, cgroup?.node);
    expect(errors).toMatch(REFUSED);
    expect(code).toBe(1);
  },
);
