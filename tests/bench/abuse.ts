/**
 * Tries to hold up other clients, or to end the process, in the ways that have been seen to work,
 * on the shipped library and on a large one. Bounded in time and in requests, to this machine only.
 *
 *   npm run bench:abuse -- --tips 20000 --only costly
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeLargeContent, writeContent } from '../helpers/large-content.ts';
import { behindProxies } from './abuse/behind-proxies.ts';
import { costlyRequests } from './abuse/costly-requests.ts';
import { distinctUrls } from './abuse/distinct-urls.ts';
import { equalRequests } from './abuse/equal-requests.ts';
import type { Finding, Library, Scenario } from './abuse/finding.ts';
import { pipelining } from './abuse/pipelining.ts';
import { spellings } from './abuse/spellings.ts';
import { unreadAnswers } from './abuse/unread-answers.ts';

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  pipelining,
  unread: unreadAnswers,
  costly: costlyRequests,
  equal: equalRequests,
  spellings,
  distinct: distinctUrls,
  proxies: behindProxies,
};

const { values } = parseArgs({
  options: {
    /** Of the large library; 0 for none. */
    tips: { type: 'string', default: '20000' },
    only: { type: 'string', default: '' },
  },
});

const SHIPPED: Library = {
  environment: {},
  isLarge: false,
  tip: '/v1/tips/bring-detailed-examples',
  words:
    'interview question salary offer email answer company research example call panel video follow thank note pay range nervous weakness strength team manager role job advert cover letter resume reference gap'.split(
      ' ',
    ),
};

async function run(title: string, library: Library): Promise<Finding[]> {
  const findings: Finding[] = [];
  console.log(`\n${title}\n`);
  console.log('| what | measured | promised | |\n| --- | --- | --- | --- |');
  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    if (values.only && values.only !== name) continue;
    for await (const finding of scenario(library)) {
      findings.push(finding);
      const { name, measured, promised, holds } = finding;
      console.log(`| ${name} | ${measured} | ${promised} | ${holds ? 'holds' : 'FAILS'} |`);
    }
  }
  return findings;
}

const findings = await run('The shipped library', SHIPPED);
const tips = Number(values.tips);
if (tips > 0) {
  const folder = await mkdtemp(join(tmpdir(), 'tipsheet-abuse-'));
  try {
    const content = makeLargeContent(tips);
    await writeContent(folder, content);
    const [article] = content.articles;
    const words = article?.introduction.split(' ') ?? [];
    const large: Library = {
      environment: { CONTENT: folder },
      isLarge: true,
      tip: `/v1/tips/${article?.tips[0]?.slug}`,
      words,
    };
    findings.push(...(await run(`${tips} tips`, large)));
  } finally {
    await rm(folder, { recursive: true });
  }
}
const failed = findings.filter(({ holds }) => !holds);
console.log(`\n${findings.length - failed.length} of ${findings.length} hold.`);
process.exitCode = failed.length > 0 ? 1 : 0;
