/** What the element reads of the API's JSON: an article, a tip, or a list of either. */
export interface TipData {
  slug: string;
  title: string;
  summary: string;
  webUrl: string;
  inLanguage?: string;
  bodyHtml?: string;
  do?: string[];
  avoid?: string[];
  examples?: string[];
  article?: { title: string; webUrl: string };
  credit?: { html: string };
  license?: { name: string; url: string };
}

export interface ArticleData extends TipData {
  introductionHtml: string;
  conclusionHtml: string;
  tips: TipData[];
}

interface ListData {
  data: TipData[];
}

export type TipSheetData = ArticleData | TipData | ListData;
