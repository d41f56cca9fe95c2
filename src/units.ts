/** In bytes. */
export const MEGABYTE = 1_048_576;
/** In milliseconds; every day of UTC is as long. */
export const DAY_MS = 86_400_000;
