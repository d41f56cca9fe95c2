/** Everything works without this script; it adds suggestions and buttons to copy. */
import { enhanceCopying } from './site/copy-buttons.ts';
import { enhanceSearch } from './site/search-suggestions.ts';
import { unfoldForPrint } from './site/unfold-for-print.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-suggest]'))
  enhanceSearch(form);
enhanceCopying(document);
unfoldForPrint();
