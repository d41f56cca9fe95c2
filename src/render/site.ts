/** What rendering needs to know besides the content. */
export interface Site {
  /** Scheme and authority of every absolute URL, no slash at the end: PUBLIC_URL. */
  readonly url: string;
  readonly defaultLanguage: string;
  /** The date (UTC) by which `isOverdue` is decided. */
  readonly asOf: string;
}
