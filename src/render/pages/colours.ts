/** Colours as `rrggbb`. */

/** WCAG 2.2, 1.4.3. */
const MIN_CONTRAST = 4.5;

/** A text on this background is light. */
export const isDark = (background: string): boolean =>
  contrast(background, 'ffffff') > contrast(background, '000000');

/** The accent, mixed with black or white until it is readable. */
export function readable(accent: string, paper: string): string {
  const target = isDark(paper) ? 255 : 0;
  for (let share = 0; share < 1; share += 0.1) {
    const mixed = channels(accent).map((value) => Math.round(value + (target - value) * share));
    const colour = mixed.map((value) => value.toString(16).padStart(2, '0')).join('');
    if (contrast(colour, paper) >= MIN_CONTRAST + 0.3) return colour;
  }
  return isDark(paper) ? 'ffffff' : '000000';
}

/** From 1 to 21 (WCAG 2.2, contrast ratio). */
function contrast(one: string, other: string): number {
  const both = [luminance(one), luminance(other)];
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const channels = (colour: string): number[] =>
  [0, 2, 4].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));

/** Of the themes of pages, frames and the element (`tokens.css`, `tip-sheet.css`). */
export const LIGHT = { paper: 'ffffff', accent: '0b5c49' } as const;
export const DARK = { paper: '1d2521', accent: '7fd3b6' } as const;
