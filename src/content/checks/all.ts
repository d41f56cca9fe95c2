import { checkAliases } from './aliases.ts';
import { checkDates } from './dates.ts';
import type { Check } from './draft.ts';
import { checkFeatured } from './featured.ts';
import { checkArticlesExist, checkSynonymLanguages } from './languages.ts';
import { checkMarkdown } from './markdown.ts';
import { checkMarkdownStructure } from './markdown-structure.ts';
import { checkMarkdownTogether } from './markdown-together.ts';
import { checkFileNames, checkReservedSlugs, checkTipSlugs } from './names.ts';
import { checkRegions } from './regions.ts';
import { checkRelated } from './related.ts';
import { checkSignalPhrases, checkSignalTargets } from './signals.ts';
import { checkTranslations } from './translations.ts';
import { checkTermSlugs, checkTerms, checkTermTexts } from './vocabulary.ts';
import { checkReplacements, checkStatus } from './withdrawals.ts';

/**
 * Every check without which content isn't served. What one file breaks by itself is for its schema
 * in `model.ts`; what becomes wrong or right as time passes is for `strict` of `FurtherChecks`, so
 * that a server keeps serving what it has; what only an editor can judge is a warning, in `advisory`
 * there.
 */
export const CHECKS: readonly Check[] = [
  checkArticlesExist,
  checkFileNames,
  checkReservedSlugs,
  checkTipSlugs,
  checkAliases,
  checkTerms,
  checkTermSlugs,
  checkTermTexts,
  checkSynonymLanguages,
  checkSignalTargets,
  checkSignalPhrases,
  checkDates,
  checkStatus,
  checkReplacements,
  checkFeatured,
  checkTranslations,
  checkRelated,
  checkRegions,
  checkMarkdown,
  checkMarkdownStructure,
  checkMarkdownTogether,
];
