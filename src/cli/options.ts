import { canonicalLanguage, LanguageTag, type TermSource } from '../content/model.ts';
import { suggest } from '../content/nearest.ts';
import { MistakeError } from './mistake.ts';

/** As the command line says them of a new article. */
export interface ArticleOptions {
  readonly lang?: string;
  readonly stage?: string;
}

/** @throws MistakeError */
export function parseLanguage(tag: string): string {
  const language = canonicalLanguage(tag) ?? '';
  if (LanguageTag.safeParse(language).success) return language;
  throw new MistakeError(`"${tag}" is no language tag (BCP 47) such as en or pt-BR`);
}

/** @throws MistakeError when there is no stage of that slug */
export function checkStage(stage: string | undefined, stages: readonly TermSource[]): void {
  const slugs = stages.map(({ slug }) => slug);
  if (stage === undefined || slugs.includes(stage)) return;
  const fix = suggest(stage, () => slugs, 'name one that there is')();
  throw new MistakeError(`there is no stage "${stage}"; ${fix}`);
}

/** The date (UTC), ISO 8601. */
export const today = () => new Date().toISOString().slice(0, 10);
