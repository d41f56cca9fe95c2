export interface Regional {
  readonly notes?: readonly { readonly region: string }[] | undefined;
  readonly tips?: readonly Regional[] | undefined;
}

/** An article or a tip with the note on one country before the others. */
export function regionFirst<T extends Regional>(item: T, region: string | undefined): T {
  if (region === undefined) return item;
  const { notes, tips } = item;
  return {
    ...item,
    ...(notes && {
      notes: notes.toSorted((a, b) => Number(b.region === region) - Number(a.region === region)),
    }),
    ...(tips && { tips: tips.map((tip) => regionFirst(tip, region)) }),
  };
}
