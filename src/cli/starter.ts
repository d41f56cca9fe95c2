/** What a new library and a new article say until their authors write. */
export type Starter = typeof ENGLISH_STARTER;

/** For the languages whose words aren't known. */
export const ENGLISH_STARTER = {
  /** In an article, each in [brackets], which `check` warns of. */
  placeholders: {
    title: '[What the article helps to do]',
    summary: '[What readers get from this article, in a sentence]',
    introduction: '[Whom this is for, and what it helps with]',
    tipTitle: '[What to do, in a few words]',
    tipSummary: '[The advice in a sentence that stands alone]',
    body: '[How to do it, and why]',
  },
  /** In a library: advice on writing advice. */
  description: 'Short, practical advice, one step at a time.',
  stage: {
    slug: 'getting-started',
    name: 'Getting started',
    description: 'The first steps, before anything else.',
  },
  topic: { slug: 'writing', name: 'Writing', description: 'Putting advice into words.' },
  article: {
    title: 'How to write advice that people use',
    summary: 'Two habits that make advice easy to find, to read and to follow.',
    introduction:
      'People look for advice when they are busy or worried. They read a title, a sentence, perhaps a list, and decide.\n\nReplace this article with your own once you have seen how it looks.',
    tips: [
      {
        title: 'Give one piece of advice in each tip',
        summary: 'A tip that says one thing can be found, shared and remembered by itself.',
        body: 'Each tip has an address of its own and turns up alone in search results. Write it so that somebody who sees **nothing else** can act on it.',
        do: ['Start the title with what to do', 'Make the summary a sentence that stands alone'],
        avoid: ['References to “the tip above”', 'Two subjects under one title'],
      },
      {
        title: 'Show what it looks like',
        summary: 'A concrete example says in a line what an explanation needs a paragraph for.',
        body: 'Whoever has never done a thing can’t picture it. Give the words to say, the amount to use or the time it takes.',
        do: ['Quote words that readers can use as they are'],
        avoid: ['Advice that nobody could disagree with, such as “be prepared”'],
      },
    ],
    conclusion: 'Read what you have written aloud. What you wouldn’t say to a friend, leave out.',
  },
};

const spanish: Starter = {
  placeholders: {
    title: '[Qué ayuda a hacer este artículo]',
    summary: '[Qué ofrece este artículo, en una frase]',
    introduction: '[Para quién es y a qué ayuda]',
    tipTitle: '[Qué hacer, en pocas palabras]',
    tipSummary: '[El consejo, en una frase que se entienda sola]',
    body: '[Cómo hacerlo y por qué]',
  },
  description: 'Consejos breves y prácticos, paso a paso.',
  stage: {
    slug: 'primeros-pasos',
    name: 'Primeros pasos',
    description: 'Lo primero, antes de todo lo demás.',
  },
  topic: {
    slug: 'redaccion',
    name: 'Redacción',
    description: 'Cómo poner un consejo en palabras.',
  },
  article: {
    title: 'Cómo escribir consejos que la gente use',
    summary: 'Dos costumbres para que un consejo se encuentre, se lea y se siga con facilidad.',
    introduction:
      'Buscamos consejo cuando tenemos prisa o estamos preocupados. Leemos un título, una frase, quizá una lista, y decidimos.\n\nCuando hayas visto cómo queda, cambia este artículo por el tuyo.',
    tips: [
      {
        title: 'Da un solo consejo cada vez',
        summary: 'Un consejo que dice una sola cosa se encuentra, se comparte y se recuerda mejor.',
        body: 'Cada consejo tiene su propia dirección y aparece solo en los resultados de búsqueda. Escríbelo para que quien **no vea nada más** pueda seguirlo.',
        do: [
          'Empieza el título con lo que hay que hacer',
          'Resume el consejo en una frase que se entienda sola',
        ],
        avoid: ['Referencias como “el consejo anterior”', 'Dos asuntos bajo un mismo título'],
      },
      {
        title: 'Muestra cómo se hace',
        summary: 'Un ejemplo concreto dice en una línea lo que una explicación dice en un párrafo.',
        body: 'Quien nunca ha hecho algo no puede imaginárselo. Da las palabras exactas, la cantidad necesaria o el tiempo que lleva.',
        do: ['Cita palabras que se puedan usar tal cual'],
        avoid: ['Consejos con los que cualquiera estaría de acuerdo, como “prepárate bien”'],
      },
    ],
    conclusion: 'Lee en voz alta lo que has escrito. Lo que no le dirías a un amigo, quítalo.',
  },
};

const STARTERS: Readonly<Record<string, Starter>> = { en: ENGLISH_STARTER, es: spanish };

/** The starter in a language (BCP 47); undefined where its words aren't known. */
export function starterFor(tag: string): Starter | undefined {
  return STARTERS[new Intl.Locale(tag).language];
}
