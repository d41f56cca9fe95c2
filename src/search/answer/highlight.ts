import { HIGHLIGHTED_TEXTS, type HighlightedText, LIGHT_TEXTS } from '../../content/tip-texts.ts';
import type { Plan } from '../query/plan.ts';
import type { Highlight, HighlightableTip, Highlighter } from '../types.ts';
import { Matcher } from './matcher.ts';
import { bestPassage, merged } from './passage.ts';
import type { Piece, TipReader } from './tip-reader.ts';

const shownWhole = new Set<HighlightedText>(LIGHT_TEXTS);
const PASSAGE_FIELDS = HIGHLIGHTED_TEXTS.filter((field) => !shownWhole.has(field));

/** Makes the highlighter of a plan. */
export function highlighterOf(reader: TipReader, plan: Plan): Highlighter {
  // Made when it is first needed: some searches are asked for their hits only.
  let matcher: Matcher | undefined;
  const matchesIn = (piece: Piece) => {
    matcher ??= new Matcher(plan);
    return matcher.matches(piece);
  };
  const weights = plan.terms.map(({ rarity }) => rarity);

  function passageOf(tip: HighlightableTip): Highlight | undefined {
    for (const field of PASSAGE_FIELDS) {
      for (const piece of reader.read(tip, field)) {
        const passage = bestPassage(piece, matchesIn(piece), weights);
        if (passage) return { field, index: piece.index, ...passage };
      }
    }
    return undefined;
  }

  return (tip, names = HIGHLIGHTED_TEXTS) => {
    const fields: Highlight[] = [];
    for (const field of names) {
      for (const piece of reader.read(tip, field)) {
        const { index, shown } = piece;
        const found = matchesIn(piece);
        if (found.length === 0) continue;
        const ranges = merged(found.map(({ range }) => range));
        fields.push({ field, index, text: shown, ranges });
      }
    }
    const passage = passageOf(tip);
    return passage ? { fields, passage } : { fields };
  };
}
