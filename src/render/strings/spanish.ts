import { regionName } from '../language.ts';
import type { Strings } from './english.ts';

const number = (n: number) => n.toLocaleString('es');

export const SPANISH: Strings = {
  language: 'es',
  locale: 'es',

  becauseThisJob: (names) => `Porque este empleo ${names}`,

  skipLink: 'Ir al contenido principal',
  mainMenu: 'Principal',
  guides: 'Guías',
  embed: 'Insertar',
  api: 'API',
  languages: 'Idiomas',
  footerMenu: 'Más',
  privacy: 'Sin cookies ni rastreo, y sin cargar nada de terceros.',
  licensedUnder: 'Texto con licencia',
  feeds: 'Guías nuevas y actualizadas',
  socialCard: 'Hojas de papel con una lista de consejos, con una línea marcada',

  searchLabel: 'Buscar en los consejos',
  searchHint:
    'Escríbelo con tus palabras, por ejemplo «cuándo hablar del sueldo» o «una semana sin noticias».',
  searchButton: 'Buscar',
  suggestions: 'Sugerencias',
  suggestionCount: {
    one: '1 sugerencia. Usa las flechas arriba y abajo.',
    many: '{n} sugerencias. Usa las flechas arriba y abajo.',
  },
  browseTopics: 'Explorar por tema',

  tipCount: (n) => (n === 1 ? '1 consejo' : `${number(n)} consejos`),
  resultsFor: { before: ' para «', after: '»' },
  noResultsFor: { before: 'No hay consejos para «', after: '»' },
  resultsAbout: (total, name) => `${name}: ${total}`,
  searchTitle: (q) => `${q} – búsqueda`,
  didYouMean: { before: '¿Quisiste decir ', after: '?' },
  trySearching: 'Puedes buscar',
  tryTopics: 'Puedes mirar un tema',
  tryGuides: 'O empezar por una guía',
  noResultsAdvice: [
    'Revisa la ortografía o usa menos palabras y más sencillas.',
    'Describe la situación en lugar de la respuesta: «me preguntaron lo mismo dos veces».',
  ],
  filters: {
    stage: { title: 'Etapa', all: 'Todas las etapas' },
    topic: { title: 'Tema', all: 'Todos los temas' },
  },
  searchWider: (all) => `Buscar en ${new Intl.ListFormat('es').format(all).toLowerCase()}`,
  pages: 'Páginas de resultados',
  previousPage: 'Anterior',
  nextPage: 'Siguiente',
  pageOf: (page, pages) => `Página ${number(page)} de ${number(pages)}`,
  backToGuides: 'Ver todas las guías',
  fromGuide: 'De',

  featured: 'Empieza por aquí',
  guidesTitle: 'Las guías, paso a paso',
  readingTime: (minutes) => `${number(minutes)} min de lectura`,
  allOfStage: (tips, stage) => `Ver los ${tips} sobre «${stage}»`,

  embedTitle: 'Lleva los consejos a tu sitio web',
  embedLead:
    'Pega una dirección o unas líneas junto a una oferta de trabajo. Lo que insertes toma el aspecto de tu página, funciona con lectores de pantalla y no carga nada de terceros. Siempre se muestran la autoría y la licencia.',
  builderWhat: 'Qué mostrar',
  builderWhere: 'Dónde va',
  builderTheme: 'Colores',
  builderThemes: {
    inherit: 'Los de la página',
    auto: 'Los del dispositivo',
    light: 'Claros',
    dark: 'Oscuros',
  },
  builderLayout: 'Diseño',
  builderLayouts: { card: 'Tarjeta', list: 'Lista', compact: 'Compacto' },
  builderLists: 'Listas y búsqueda',
  builderToday: 'El consejo del día',
  builderMatched: 'Consejos según la oferta',
  builderListing: 'Una oferta para probar',
  builderListingExample:
    'Técnico de soporte. Sueldo a convenir. La segunda entrevista es por videollamada con el equipo. Indique dos referencias.',
  builderSearch: 'Una búsqueda',
  builderQuery: 'Qué buscar',
  builderQueryExample: 'salario',
  builderLanguage: 'Idioma',
  builderAccent: 'Color de acento',
  builderBackground: 'Fondo',
  builderOfTheme: 'Por defecto',
  builderColours: {
    blue: 'Azul',
    green: 'Verde',
    red: 'Rojo',
    purple: 'Morado',
    white: 'Blanco',
    cream: 'Crema',
    grey: 'Gris',
    night: 'Noche',
  },
  builderHeading: 'Encabezado',
  builderCredit: 'Autoría',
  builderCredits: { full: 'Completa', short: 'En una línea' },
  previewTitle: 'Vista previa',
  previewLoading: 'La vista previa aparece aquí.',
  snippetPage: 'WordPress, Ghost y otros sitios con oEmbed',
  snippetPageHow:
    'Pega la dirección sola en una línea y el editor la convertirá en el contenido insertado.',
  snippetElement: 'Tu propio HTML',
  snippetElementHow:
    'La dirección del script está fijada a una versión y se comprueba con su hash: no puede cambiar sin que lo sepas. Sin JavaScript se ve el enlace.',
  snippetFrame: 'Un CMS que no admite scripts',
  snippetFrameHow:
    'Un marco sencillo y nada más, tan alto como su contenido en una columna de texto. En pantallas estrechas se desplaza.',
  snippetSized: 'Un marco que se ajusta a su contenido',
  snippetSizedHow:
    'Un marco con un pequeño script que le da la altura de su contenido en cualquier pantalla. El script está fijado y se comprueba con su hash.',
  snippetPolicy: 'Si tu sitio tiene una Content-Security-Policy, debe permitir:',
  snippetPolicyStyle: 'Lleva las reglas de <style> a tu hoja de estilos o ponle tu nonce.',
  snippetReact: 'React y Next.js',
  snippetReactHow:
    'React 19 carga el script una sola vez. Los tipos para JSX están a su lado: tip-sheet.d.ts. Lo que tu servidor ya ha obtenido se pasa a la propiedad data del elemento mediante una ref, sin src.',
  copy: 'Copiar',
  copied: 'Copiado',
  copyFailed: 'Selecciona el texto y cópialo',

  apiTitle: 'Crea con la API',
  apiLead:
    'Todo lo que hay en esta página está también en JSON. Sin clave, sin cuenta y desde cualquier origen.',
  apiExamples: {
    search: 'Buscar con tus palabras',
    article: 'Obtener una guía con sus consejos',
    tips: 'Ver los consejos de una etapa',
    today: 'Obtener el consejo del día',
  },
  apiTry: 'Pruébalo en Swagger UI',
  apiSpec: 'Descripción OpenAPI',
  assistants: 'Los asistentes consultan los consejos con el Model Context Protocol, en',
  apiDocs: 'Todas las operaciones',

  onThisPage: 'En esta página',
  by: 'Por',
  reviewed: (date) => `Revisado el ${date}`,
  overdue: (date) =>
    `Esta guía debía revisarse el ${date}. Comprueba lo que pueda haber cambiado desde entonces, como normas o cifras.`,
  overdueTitle: 'Revisión pendiente',
  conclusionTitle: 'Para terminar',
  permalink: (title) => `Enlace a «${title}»`,
  do: 'Haz esto',
  avoid: 'Evita esto',
  examples: 'Por ejemplo',
  inRegion: (region) => `En ${regionName(region, 'es', 'long')}`,
  messages: 'Mensajes para adaptar y enviar',
  questions: 'Preguntas que responde',
  tipTopics: 'Temas',
  relatedTips: 'Ver también',
  aboutTitle: 'Acerca de esta guía',
  links: 'Información oficial',
  writtenBy: 'Escrito por',
  reviewedBy: 'Revisado por',
  basedOn: 'Basado en',
  basedOnBy: (author) => `de ${author}`,
  publishedOn: 'Publicado',
  modifiedOn: 'Última modificación',
  reviewedOn: 'Última revisión',
  reviewDueOn: 'Próxima revisión',
  licence: 'Licencia',
  creditToPrint: 'Cómo citar la fuente',
  changes: 'Qué ha cambiado',
  otherFormats: 'Otros formatos',
  formats: {
    '.txt': 'Texto sin formato',
    '.html': 'Fragmento HTML',
    '.email.html': 'HTML para correo electrónico',
  },
  embedThis: 'Insertar esta guía',
  aboutTipTitle: 'Acerca de este consejo',
  ownPage: 'Este consejo en su propia página',
  tipNeighbours: {
    all: 'Otros consejos de la guía',
    previous: 'Consejo anterior',
    next: 'Consejo siguiente',
  },
  guideNeighbours: { all: 'Otras guías', previous: 'Antes de esta', next: 'Siguiente paso' },

  readAllTips: (n) => `Leer los ${number(n)} consejos`,
  readGuide: 'Leer la guía',
  readOnline: 'Leer en línea',
  readTip: 'Leer el consejo completo',

  errors: {
    notFound: {
      title: 'Aquí no hay nada',
      text: 'No hay ninguna página en esta dirección. Puede que esté mal escrita o que la página haya cambiado de lugar.',
    },
    gone: { title: 'Ya no está aquí', text: 'Este consejo se ha retirado.' },
    invalid: {
      title: 'Esta dirección no funciona',
      text: 'Algo en ella no es correcto, como un número de página o una etapa que no existe.',
    },
    internal: {
      title: 'Algo ha fallado',
      text: 'El fallo es nuestro. Inténtalo de nuevo dentro de un momento.',
    },
  },
  withdrawnOn: (date) => `Retirado el ${date}:`,
  readInstead: 'Lee en su lugar:',
  requestId: 'Para informar del fallo, indica',

  problemsTitle: 'Qué significan los errores',

  shortened: (url) =>
    `*Texto abreviado: se ha omitido lo que no cabía. Está completo en <${url}>.*`,
  prompts: {
    title: (stage) => `Ayúdame a prepararme: ${stage}`,
    description: (stage) =>
      `Prepárate para este paso con los consejos sobre ${stage.toLowerCase()}.`,
    job: 'El puesto, en pocas palabras',
    language: 'El idioma de los consejos',
    text: (stage, job) =>
      [
        `Me estoy preparando para este paso hacia un empleo: ${stage}.`,
        ...(job === undefined ? [] : [`El puesto: ${job}`]),
        'Pregúntame lo que necesites saber, una pregunta cada vez. Después ayúdame a prepararme con los consejos de abajo. Lee cada consejo completo con la herramienta get_tip antes de basarte en él. Dime qué consejos has usado, cada uno con su autoría y su dirección.',
      ].join('\n\n'),
    more: 'Hay más consejos: búscalos con la herramienta search_advice.',
  },
};
