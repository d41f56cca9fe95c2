import { DARK, isDark, LIGHT, readable } from './colours.ts';

/** The colours and the font that a page gives a frame in its address. */
export interface FrameLook {
  /** Colours as `rrggbb`. */
  readonly accent?: string | undefined;
  readonly background?: string | undefined;
  readonly font?: Font | undefined;
}

export const FONTS = ['sans', 'serif', 'mono', 'system'] as const;
type Font = (typeof FONTS)[number];

const FAMILIES: Readonly<Record<Font, string>> = {
  sans: 'var(--sans)',
  serif: 'var(--serif)',
  mono: 'var(--mono)',
  system: 'system-ui, sans-serif',
};

/**
 * The style sheet of a look, over `tokens.css`. An accent that could not be read on its background
 * is made darker or lighter until it can.
 */
export function frameStyle({ accent, background, font }: FrameLook): string {
  const accentOn = (theme: typeof LIGHT | typeof DARK) =>
    `#${readable(accent ?? theme.accent, background ?? theme.paper)}`;
  const rules: string[] = [];
  if (background !== undefined)
    rules.push(
      `--paper:#${background}`,
      `--ink:#${isDark(background) ? 'fff' : '000'}`,
      '--muted:var(--ink)',
    );
  if (accent !== undefined || background !== undefined)
    rules.push(
      `--accent:light-dark(${accentOn(LIGHT)},${accentOn(DARK)})`,
      '--accent-hover:var(--ink)',
      '--tint:var(--paper)',
    );
  const fonts =
    font && `.embed.embed,.embed.embed *,.embed.embed ::before{font-family:${FAMILIES[font]}}`;
  // Heavier than the themes of tokens.css; paper stays white.
  return `@media screen{:root:root:root{${rules.join(';')}}}${fonts ?? ''}`;
}
