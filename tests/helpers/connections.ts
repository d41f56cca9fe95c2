import type { Connections } from '../../src/render/resources.ts';

/** Of an article or a tip that is alone in its library. */
export const ALONE: Connections = {
  relatedTo: () => [],
  translationsOf: () => [],
  translationsOfTip: () => [],
};
