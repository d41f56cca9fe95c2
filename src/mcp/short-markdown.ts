import { markdownDocument } from '../render/formats/markdown-document.ts';
import type { Outline } from '../render/outline.ts';
import type { Site } from '../render/site.ts';
import { stringsFor } from '../render/strings.ts';

/** Characters of an answer at most: assistants pay for each, and read the rest at the address. */
const LONGEST = 4800;

export interface ShortMarkdown {
  readonly markdown: string;
  /** Whether something was left out; the text says so. */
  readonly isShortened: boolean;
}

/**
 * A document as Markdown, without the parts for which there is no room. The text itself then says
 * that something is missing and where it is.
 */
export function shortMarkdown(outline: Outline, site: Site): ShortMarkdown {
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
