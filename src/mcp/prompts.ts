import type { Edition } from '../content/library.ts';
import { itemsOf } from '../content/list.ts';
import { repeatable } from '../content/shorten.ts';
import { escapeMarkdown } from '../render/markdown.ts';
import { stringsFor } from '../render/strings.ts';
import { pageUrl } from '../render/urls.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { editionOf } from './find-item.ts';

/** What people can start a conversation with: help with each stage that there is advice on. */

/** Tips that a prompt names; the others are for the assistant to find. */
const TIPS = 40;
const PREFIX = 'prepare-';
/** Characters of the job, so that nobody sends an advert along. */
const LONGEST_JOB = 300;

const stagesOf = (edition: Edition) => edition.stages.filter(({ tipCount }) => tipCount > 0);

/** Values for an argument that begin with what was typed. */
export const completePrompt = ({ library }: Snapshot, argument: string, typed: string): string[] =>
  argument === 'language' ? library.languages.filter((tag) => tag.startsWith(typed)) : [];

export function listPrompts(snapshot: Snapshot) {
  const edition = editionOf(snapshot, undefined);
  const { prompts } = stringsFor(edition.language);
  return stagesOf(edition).map(({ slug, name }) => ({
    name: PREFIX + slug,
    title: prompts.title(name),
    description: prompts.description(name),
    arguments: [
      { name: 'job', description: prompts.job, required: false },
      { name: 'language', description: prompts.language, required: false },
    ],
  }));
}

/**
 * @returns undefined where no prompt has the name
 * @throws NothingFoundError for a language that the library doesn't have
 */
export function getPrompt(
  snapshot: Snapshot,
  name: string,
  { job, language }: Readonly<Record<string, string | undefined>>,
) {
  const edition = editionOf(snapshot, language);
  const stage = stagesOf(edition).find(({ slug }) => PREFIX + slug === name);
  if (!stage) return undefined;
  const { prompts } = stringsFor(edition.language);
  const tips = edition.listTips({ stage: stage.slug });
  const text = [
    prompts.text(stage.name, job && repeatable(job, LONGEST_JOB)),
    Array.from(
      itemsOf(tips, 0, TIPS),
      (tip) =>
        `- **${escapeMarkdown(tip.title)}** (\`${tip.slug}\`): ${escapeMarkdown(tip.summary)} <${pageUrl(tip, snapshot.site)}>`,
    ).join('\n'),
    ...(tips.length > TIPS ? [prompts.more] : []),
  ].join('\n\n');
  return {
    description: prompts.description(stage.name),
    messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }],
  };
}
