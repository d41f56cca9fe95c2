import type * as Declared from '../../../src/widget/published/tip-sheet.d.ts';
import type { TipSheetData } from '../../../src/widget/resource.ts';
import type { TipSheetElement as Written } from '../../../src/widget/tip-sheet-element.ts';

/** What the shipped types promise is what the element's source has: else these don't compile. */
type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Inherited = keyof HTMLElement | `${string}Callback`;
type Own = Pick<Written, Exclude<keyof Written, Inherited>>;
type DeclaredOwn = Pick<
  Declared.TipSheetElement,
  Exclude<keyof Declared.TipSheetElement, Inherited>
>;

export const sameMembers: Equal<keyof Own, keyof DeclaredOwn> = true;
export const declared = (element: Own): DeclaredOwn => element;
export const written = (element: DeclaredOwn): Own => element;
export const sameWords: Equal<
  (typeof Written)['words'],
  (typeof Declared.TipSheetElement)['words']
> = true;
export const declaredData = (data: TipSheetData): Declared.TipSheetData => data;
export const writtenData = (data: Declared.TipSheetData): TipSheetData => data;
