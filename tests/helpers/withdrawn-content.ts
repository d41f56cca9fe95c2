import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The shipped content with one tip withdrawn, copied to a folder. Returns the slug of the tip. */
export function copyWithWithdrawnTip(folder: string): string {
  cpSync('content', folder, { recursive: true });
  const file = join(folder, 'articles/en/second-interview.json');
  const article = JSON.parse(readFileSync(file, 'utf8'));
  const tip = article.tips.at(-1);
  tip.status = 'withdrawn';
  tip.withdrawn = { date: article.datePublished, reason: 'The advice no longer holds.' };
  writeFileSync(file, JSON.stringify(article));
  return tip.slug;
}
