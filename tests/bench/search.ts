import { benchRelevance } from './search-relevance.ts';

benchRelevance(process.argv.slice(2));
