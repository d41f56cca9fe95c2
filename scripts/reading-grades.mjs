/**
 * Prints how hard the guides are to read, as Markdown: the Flesch–Kincaid grade of the English ones
 * (lower is easier), the INFLESZ score of the Spanish ones (higher is easier), and each summary
 * that is beyond the limit of the style guide.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

const ARTICLES = new URL('../content/articles/', import.meta.url);

const SCALES = {
  en: {
    name: 'English: Flesch–Kincaid grade',
    beyond: 'above 8',
    syllables: syllable,
    score: fleschKincaid,
    isBeyond: (score) => score > 8,
    worst: Math.max,
  },
  es: {
    name: 'Spanish: INFLESZ score',
    beyond: 'below 55',
    syllables: spanishSyllables,
    // Szigriszt-Pazos 1993.
    score: ({ sentence, word, syllable }) => 206.835 - (62.3 * syllable) / word - word / sentence,
    isBeyond: (score) => score < 55,
    worst: Math.min,
  },
};

/** One for each run of vowels, and one more for each further vowel that is strong or has an accent. */
function spanishSyllables(word) {
  const runs = word
    .toLowerCase()
    .replace(/([qg])u(?=[eéií])/g, '$1')
    .replace(/y(?![aeiouáéíóú])/g, 'i')
    .match(/[aeiouáéíóúü]+/g);
  return (runs ?? []).reduce(
    (sum, run) => sum + Math.max(1, run.match(/[aeoáéóíú]/g)?.length ?? 0),
    0,
  );
}

/** What has no vowels, such as CV and 38, is said letter by letter. */
function syllablesOf(word, { syllables }) {
  if (!/[aeiouyáéíóúü]/i.test(word)) return word.match(/[\p{L}\p{N}]/gu).length;
  return syllables(word);
}

/** A line of Markdown is a paragraph or a point of a list: a sentence never goes on in the next. */
function gradeOf(markdown, scale) {
  const sentences = markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|^- /gm, '')
    .split('\n')
    // A question quoted within a sentence is followed by a small letter.
    .flatMap((line) => line.split(/(?<=[.!?…][”"»’)]*)\s+(?!\p{Ll})/u))
    .map((sentence) => sentence.split(/[\s/–—]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)))
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  return scale.score({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllablesOf(word, scale), 0),
  });
}

const mean = (scores) => scores.reduce((sum, score) => sum + score, 0) / scores.length;
const shown = (score) => score.toFixed(1);

for (const [language, scale] of Object.entries(SCALES)) {
  const folder = new URL(`${language}/`, ARTICLES);
  const beyond = [];
  const rows = readdirSync(folder).map((file) => {
    const { slug, summary, tips } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    const own = gradeOf(summary, scale);
    const summaries = tips.map((tip) => gradeOf(tip.summary, scale));
    const bodies = tips.map((tip) => gradeOf(tip.body, scale));
    const texts = [{ name: slug, text: summary, score: own }].concat(
      tips.map((tip, i) => ({
        name: `${slug}#${tip.slug}`,
        text: tip.summary,
        score: summaries[i],
      })),
    );
    beyond.push(...texts.filter(({ score }) => scale.isBeyond(score)));
    const cells = [own, mean(summaries), scale.worst(...summaries)];
    return [slug, ...cells.concat(mean(bodies), scale.worst(...bodies)).map(shown)];
  });
  const table = [
    ['guide', 'its summary', 'tips’ summaries: mean', 'worst', 'tips’ bodies: mean', 'worst'],
    ['---', '---:', '---:', '---:', '---:', '---:'],
    ...rows,
  ].map((cells) => `| ${cells.join(' | ')} |`);
  const list = beyond.map(({ name, text, score }) => `- ${shown(score)} \`${name}\`: ${text}`);
  const found = list.length === 0 ? ['None.'] : list;
  process.stdout.write(
    [`## ${scale.name}`, '', ...table, '', `Summaries ${scale.beyond}:`, '', ...found, '', ''].join(
      '\n',
    ),
  );
}
