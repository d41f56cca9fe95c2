import type { Article } from '../content/library.ts';
import { markdownDocument } from '../render/formats/markdown-document.ts';
import { type Outline, outlineOf } from '../render/outline.ts';
import type { Site } from '../render/site.ts';
import { stringsFor } from '../render/strings.ts';

/** Characters of an answer at most: assistants pay for each, and read the rest at the address. */
const LONGEST = 4800;

/**
 * A document as Markdown, without the parts for which there is no room. The text itself then says
 * that something is missing and where it is.
 */
export function shortMarkdown(outline: Outline, site: Site) {
  const whole = markdownDocument(outline, site);
  if (whole.length <= LONGEST) return { markdown: whole, isShortened: false };
  const notice = {
    kind: 'prose',
    markdown: stringsFor(outline.language).shortened(outline.page),
  } as const;
  let markdown = markdownDocument({ ...outline, blocks: [notice] }, site);
  const kept: Outline['blocks'][number][] = [];
  for (const block of outline.blocks) {
    const longer = markdownDocument({ ...outline, blocks: [...kept, block, notice] }, site);
    if (longer.length > LONGEST) continue;
    kept.push(block);
    markdown = longer;
  }
  return { markdown, isShortened: true };
}

/** A guide as Markdown with its tips by name: their texts are asked for one by one. */
export function articleMarkdown(article: Article, site: Site): string {
  const outline = outlineOf(article, site);
  return markdownDocument({ ...outline, blocks: outline.blocks.map(tipsByName) }, site);
}

function tipsByName(block: Outline['blocks'][number]): Outline['blocks'][number] {
  if (block.kind !== 'tip') return block;
  const { slug, summary } = block.tip;
  return {
    ...block,
    blocks: [
      { kind: 'lead', text: summary },
      { kind: 'prose', markdown: `\`get_tip\` with slug \`${slug}\`` },
    ],
  };
}
