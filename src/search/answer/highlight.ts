import { HIGHLIGHTED_TEXTS, type HighlightedText, LIGHT_TEXTS } from '../../content/tip-texts.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { Plan } from '../query/plan.ts';
import type { Highlight, HighlightableTip, Highlighter, Passage, Range } from '../types.ts';
import { markedHtml } from './marked-html.ts';
import { type Match, Matcher } from './matcher.ts';
import { bestPassage, merged, shownRanges } from './passage.ts';
import type { Piece, TipReader } from './tip-reader.ts';

const shownWhole = new Set<HighlightedText>(LIGHT_TEXTS);
const PASSAGE_FIELDS = HIGHLIGHTED_TEXTS.filter((field) => !shownWhole.has(field));

/** Makes the highlighter of a plan. */
export function highlighterOf(lexicon: Lexicon, reader: TipReader, plan: Plan): Highlighter {
  // Made when it is first needed: some searches are asked for their hits only.
  let matcher: Matcher | undefined;
  const matchesIn = (piece: Piece) => {
    matcher ??= new Matcher(lexicon, plan);
    return matcher.matches(piece);
  };
  const weights = plan.terms.map(({ rarity }) => rarity);

  function passageOf(tip: HighlightableTip): Passage | undefined {
    for (const field of PASSAGE_FIELDS) {
      for (const piece of reader.pieces(tip, field)) {
        const text = bestPassage(piece, matchesIn(piece), weights);
        if (!text) continue;
        const { index } = piece;
        return index === undefined ? { field, ...text } : { field, index, ...text };
      }
    }
    return undefined;
  }

  return (tip, names = HIGHLIGHTED_TEXTS) => {
    const fields: Highlight[] = [];
    for (const field of names) {
      for (const piece of reader.pieces(tip, field)) {
        const matches = matchesIn(piece);
        if (matches.length === 0) continue;
        const { index } = piece;
        const ranges = merged(matches.map((match) => rangeOf(piece, match)));
        const html = markedHtml(piece.shown, shownRanges(piece, matches));
        const highlight = { field, ranges, html };
        fields.push(index === undefined ? highlight : { ...highlight, index });
      }
    }
    const passage = passageOf(tip);
    return passage ? { fields, passage } : { fields };
  };
}

const rangeOf = ({ starts, ends }: Piece, { first, next }: Match): Range => [
  starts[first] ?? 0,
  ends[next - 1] ?? 0,
];
