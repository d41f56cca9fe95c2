import type { SignalSource, SignalsFile } from '../model.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

/** Signals whose phrases say the words of each group in the place of its `{name}`, those of unknown ones as written. */
export const expandGroups = ({ signals, groups = {} }: SignalsFile): SignalSource[] =>
  signals.map((signal) => {
    const { phrases, unless } = signal;
    return {
      ...signal,
      ...(phrases && { phrases: expanded(phrases, groups) }),
      ...(unless && { unless: expanded(unless, groups) }),
    };
  });

const expanded = (lists: Lists, groups: Readonly<Record<string, Lists>>) =>
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
