import type { SignalSource, SignalsFile } from '../model.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

/**
 * The signals of a file: their phrases say the words of each group in the place of its `{name}`, and
 * those of unknown groups as they are written.
 */
export function expandGroups({ signals, groups = {} }: SignalsFile): SignalSource[] {
  const expanded = (lists: Lists) =>
    Object.fromEntries(
      Object.entries(lists).map(([language, list]) => {
        const known = new Map(Object.entries(groups[language] ?? {}));
        const withWords = (phrase: string) =>
          phrase.replace(
            /\{([^{}]*)\}/g,
            (written, name: string) => known.get(name)?.join('|') ?? written,
          );
        return [language, list.map(withWords)];
      }),
    );
  return signals.map((signal) => {
    const { phrases, unless } = signal;
    return {
      ...signal,
      ...(phrases && { phrases: expanded(phrases) }),
      ...(unless && { unless: expanded(unless) }),
    };
  });
}
