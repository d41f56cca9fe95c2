/**
 * Words that the stemmers run together with others that mean something else, by ISO 639 code:
 * `university` with `universe`, `mesa` with `mes`. A line has the forms of one word, folded; the first is their
 * stem, which is no other word's. They were picked by hand from what the stemmers run together of the 10,000 commonest
 * words and of those of job advice.
 */
const exceptions: Readonly<Record<string, string>> = {
  en: `
    accountability
    accounting
    animation animations animated
    apartment apartments
    busy busier busiest
    community communities
    compete competes competed competing
    customer customers
    customs
    department departments
    emergency emergencies
    engine engines
    evening evenings
    excellent excellence excellently
    expensive expensively
    experiment experiments experimented experimenting
    formation formations
    generate generates generated generating generation generations generator generators
    generic generics
    generous generously generosity
    goods
    hardly
    hospitality
    important importantly importance
    informal informally informality
    initiative initiatives
    internal internally
    international internationally
    likely likelihood
    marketing
    nationality nationalities
    news
    objective objectives objectively objectivity
    organs organ
    organic organically
    organism organisms
    personality personalities
    physics
    polite politely politeness
    presentation presentations
    reference references
    respective respectively
    secondly
    seconds
    severance
    severe severely severity
    subjective subjectively
    terminal terminals
    thoughtful thoughtfully
    universal universally
    university universities
    unlikely
    wellness
    witness witnesses
  `,
  es: `
    camara camaras
    cargo cargos
    caro caros
    caso casos
    casar casarse casarme casado casada casados casadas
    crear creado creada creados creadas creando crearon
    elegante elegantes
    ganas
    guarderia guarderias
    importe importes
    informe informes
    libro libros
    marta
    mente mentes
    mesa mesas
    meta metas
    minimo minima minimos minimas
    mito mitos
    nacionalidad nacionalidades
    nueve
    objetivo objetivos
    ordenador ordenadores
    pared
    paro paros
    periodista periodistas periodico periodicos
    personalidad personalidades
    plano plana planos planas
    plazo plazos
    publicidad
    sabado sabados
    sala salas
    saludo saludos saludar saluda
    segundos
    sentar sentarse sentarme sentarnos sentado sentada sentados sentadas
    serie series
    tarde tardes
    tarea tareas
    tema temas
    universidad universidades universitario universitaria universitarios universitarias
    valido valida validos validas
    vaso vasos
  `,
};

/** The stems of a language's exceptions by their folded forms. */
export function stemExceptions(code: string): ReadonlyMap<string, string> {
  const lines = exceptions[code]?.trim().split('\n') ?? [];
  return new Map(
    lines.flatMap((line) => {
      const forms = line.trim().split(' ');
      return forms.map((form) => [form, forms[0] ?? form] as const);
    }),
  );
}
