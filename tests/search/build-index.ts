import { buildIndexes } from '../../src/search/index/build.ts';
import type { IndexData } from '../../src/search/index/index-data.ts';
import type { IndexOptions, SearchableTip } from '../../src/search/types.ts';

/** The index of the tips of one language alone. */
export function buildIndex(tips: readonly SearchableTip[], options: IndexOptions): IndexData {
  const [index] = buildIndexes([tips], options);
  return index;
}
