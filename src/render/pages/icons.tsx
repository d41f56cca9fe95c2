/** Drawn in the colour of the text around them; the words beside them say what they say. */
export const Mark = () => (
  <svg class="mark-icon" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <path class="sheet" d="M7 2h13l7 7v19a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z" />
    <path class="fold" d="M20 2v5a2 2 0 0 0 2 2h5z" />
    <path class="stroke" d="M9 14.5h14v5H9z" />
    <path class="line" d="M9 24h9" />
  </svg>
);

const icon = (path: string) => () => (
  <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const Check = icon('m4 10.5 4 4 8-9');
export const Cross = icon('m5 5 10 10M15 5 5 15');
export const Magnifier = icon('M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM13 13l4.5 4.5');

/**
 * Sheets of tips with a line marked, for the wide hero, which cuts them off; says nothing that the words don't.
 */
export const Sheets = () => (
  <svg
    class="sheets"
    viewBox="0 0 320 300"
    width="320"
    height="300"
    preserveAspectRatio="xMidYMin slice"
    aria-hidden="true"
  >
    <g transform="rotate(9 200 180)">
      <path class="sheet-back" d="M120 60h150a8 8 0 0 1 8 8v260H112V68a8 8 0 0 1 8-8z" />
    </g>
    <g transform="rotate(-4 140 170)">
      <path class="sheet-front" d="M48 40h140l36 36v260H40V48a8 8 0 0 1 8-8z" />
      <path class="sheet-fold" d="M188 40v28a8 8 0 0 0 8 8h28z" />
      <path class="sheet-marker" d="M66 118h128v26H66z" />
      <path class="sheet-title" d="M66 84h86" />
      <path class="sheet-lines" d="M74 131h104M100 178h92M100 196h64M100 232h92M100 250h74" />
      <path class="sheet-checks" d="m66 182 8 8 14-18M66 236l8 8 14-18" />
    </g>
  </svg>
);
