/**
 * What `Intl` is asked for in a language: English where it doesn't know it. Alone, it would be in the locale of
 * the process, which differs from one replica to another.
 */
export const localesFor = (language: string): string[] => [language, 'en'];
