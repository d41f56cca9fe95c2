import { placeOf } from '../issues.ts';
import { type Check, type Entry, entriesIn } from './draft.ts';

/** A former slug leads to one article or tip: none has it now, and no other had it before. */
export const checkAliases: Check = function* ({ articles }) {
  const entries = entriesIn(articles);
  const owners = new Map(entries.map((entry) => [nameOf(entry, entry.source.slug), entry]));
  const taken = new Map<string, string>();
  for (const entry of entries) {
    const { kind, file, source } = entry;
    for (const [i, alias] of (source.aliases ?? []).entries()) {
      const pointer = `${entry.pointer}/aliases/${i}`;
      const name = nameOf(entry, alias);
      const owner = owners.get(name);
      const other = taken.get(name);
      if (owner !== undefined) {
        const whose = owner === entry ? `this ${kind}` : placeOf(owner);
        const message = `the alias "${alias}" is the slug of ${whose}`;
        yield { file, pointer, message, fix: 'remove it' };
      } else if (other !== undefined) {
        const message = `the alias "${alias}" is taken by ${other}`;
        yield { file, pointer, message, fix: 'keep one of them' };
      } else {
        taken.set(name, placeOf({ file, pointer }));
      }
    }
  }
};

const nameOf = ({ kind, article }: Entry, slug: string) => `${kind} ${article.inLanguage}/${slug}`;
