/** What stands in a new article until its author writes: each in [brackets], which `check` warns of. */
const english = {
  title: '[What the article helps to do]',
  summary: '[What readers get from this article, in a sentence]',
  introduction: '[Whom this is for, and what it helps with]',
  tipTitle: '[What to do, in a few words]',
  tipSummary: '[The advice in a sentence that stands alone]',
  body: '[How to do it, and why]',
};

const spanish: typeof english = {
  title: '[Qué ayuda a hacer este artículo]',
  summary: '[Qué ofrece este artículo, en una frase]',
  introduction: '[Para quién es y a qué ayuda]',
  tipTitle: '[Qué hacer, en pocas palabras]',
  tipSummary: '[El consejo, en una frase que se entienda sola]',
  body: '[Cómo hacerlo y por qué]',
};

const PLACEHOLDERS: Readonly<Record<string, typeof english>> = { en: english, es: spanish };

/** In English where the language's words aren't known. */
export function placeholdersFor(tag: string) {
  return PLACEHOLDERS[new Intl.Locale(tag).language] ?? english;
}
