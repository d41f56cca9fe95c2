import type { Site } from './site.ts';

/** The pictures that the build draws: of the site, and of the stages that a new library has. */
export const SHARE_PICTURES = [
  'site',
  'application',
  'screening',
  'first-interview',
  'second-interview',
  'assessment',
  'offer',
  'follow-up',
] as const;

/** In pixels. */
export const SHARE_PICTURE_SIZE = { width: 1200, height: 630 };

/** Where the picture of a stage is; that of the site for a stage of the library's own, or none. */
export const sharePictureUrl = (stage: string, site: Site) =>
  `${site.url}/share/${SHARE_PICTURES.some((name) => name === stage) ? stage : 'site'}.png`;
