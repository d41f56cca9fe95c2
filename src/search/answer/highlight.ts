import { HIGHLIGHTED_TEXTS, type HighlightedText } from '../../content/tip-texts.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { Plan } from '../query/plan.ts';
import { maskMarkdown } from '../text/markdown.ts';
import type { Highlight, HighlightableTip, Highlighter } from '../types.ts';
import { markedHtml } from './marked-html.ts';
import { Matcher } from './matcher.ts';
import { bestPassage, merged } from './passage.ts';
import type { TextReader } from './text-reader.ts';

/** Makes the highlighter of a plan. */
export function highlighterOf(lexicon: Lexicon, reader: TextReader, plan: Plan): Highlighter {
  // Made when it is first needed: some searches are asked for their hits only.
  let made: Matcher | undefined;
  const weights = plan.terms.map(({ rarity }) => rarity);
  return (tip) => {
    made ??= new Matcher(lexicon, reader, plan);
    const matcher = made;
    const fields: Highlight[] = [];
    const inBody = matcher.matches(maskMarkdown(tip.body));
    eachText(tip, (field, text, index) => {
      const matches = field === 'body' ? inBody : matcher.matches(text);
      if (matches.length === 0) return;
      const ranges = merged(matches.map(({ range }) => range));
      const highlight = { field, ranges, html: markedHtml(text, ranges) };
      fields.push(index === undefined ? highlight : { ...highlight, index });
    });
    const passage = bestPassage(tip.body, inBody, weights);
    return passage ? { fields, passage } : { fields };
  };
}

function eachText(
  tip: HighlightableTip,
  visit: (field: HighlightedText, text: string, index?: number) => void,
): void {
  for (const field of HIGHLIGHTED_TEXTS) {
    const text = tip[field];
    if (typeof text === 'string') visit(field, text);
    else for (const [index, item] of text.entries()) visit(field, item, index);
  }
}
