/** Drawn in the colour of the text around them; the words beside them say what they say. */
export const Mark = () => (
  <svg class="mark-icon" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <path class="sheet" d="M7 2h13l7 7v19a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z" />
    <path class="fold" d="M20 2v5a2 2 0 0 0 2 2h5z" />
    <path class="stroke" d="M9 14.5h14v5H9z" />
    <path class="line" d="M9 24h9" />
  </svg>
);

export const Check = () => (
  <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d="m4 10.5 4 4 8-9" />
  </svg>
);

export const Cross = () => (
  <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d="m5 5 10 10M15 5 5 15" />
  </svg>
);

export const Magnifier = () => (
  <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d="M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM13 13l4.5 4.5" />
  </svg>
);
