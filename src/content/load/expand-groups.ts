import type { SignalSource, SignalsFile } from '../model.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

interface Expanded {
  /** Their phrases say the words of each group in the place of its `{name}`, those of unknown ones as written. */
  readonly signals: SignalSource[];
  /** The groups that no phrase names, by their pointers in the file. */
  readonly unusedGroups: string[];
}

export function expandGroups({ signals, groups = {} }: SignalsFile): Expanded {
  const used = new Set<string>();
  const expanded = (lists: Lists) =>
    Object.fromEntries(
      Object.entries(lists).map(([language, list]) => {
        const known = new Map(Object.entries(groups[language] ?? {}));
        const withWords = (phrase: string) =>
          phrase.replace(/\{([^{}]*)\}/g, (written, name: string) => {
            used.add(pointerTo(language, name));
            return known.get(name)?.join('|') ?? written;
          });
        return [language, list.map(withWords)];
      }),
    );
  return {
    signals: signals.map((signal) => {
      const { phrases, unless } = signal;
      return {
        ...signal,
        ...(phrases && { phrases: expanded(phrases) }),
        ...(unless && { unless: expanded(unless) }),
      };
    }),
    unusedGroups: Object.entries(groups)
      .flatMap(([language, named]) => Object.keys(named).map((name) => pointerTo(language, name)))
      .filter((pointer) => !used.has(pointer)),
  };
}

const pointerTo = (language: string, name: string) => `/groups/${language}/${name}`;
