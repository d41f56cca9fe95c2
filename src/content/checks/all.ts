import { checkAliases } from './aliases.ts';
import { checkDates } from './dates.ts';
import type { Check } from './draft.ts';
import { checkFeatured } from './featured.ts';
import { checkArticlesExist, checkSynonymLanguages } from './languages.ts';
import { checkMarkdown } from './markdown.ts';
import { checkMarkdownStructure } from './markdown-structure.ts';
import { checkFileNames, checkReservedSlugs, checkTipSlugs } from './names.ts';
import { checkRegions } from './regions.ts';
import { checkRelated } from './related.ts';
import { checkTranslations } from './translations.ts';
import { checkTermSlugs, checkTerms, checkTermTexts } from './vocabulary.ts';
import { checkReplacements, checkStatus } from './withdrawals.ts';

/** Every check of the content as a whole. */
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
  checkDates,
  checkStatus,
  checkReplacements,
  checkFeatured,
  checkTranslations,
  checkRelated,
  checkRegions,
  checkMarkdown,
  checkMarkdownStructure,
];
