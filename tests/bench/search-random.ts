/** A seeded generator of numbers from 0 to below 1 (mulberry32), so that runs can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Makes one random slip (substitution, deletion, insertion or transposition, never of the first
 * letter) in one content word of five letters or more of a text.
 *
 * @param isContent whether a lower-case word isn't a stop word
 */
export function withTypo(
  text: string,
  random: () => number,
  isContent: (word: string) => boolean,
): string {
  const words = [...text.matchAll(/\p{L}{5,}/gu)].filter(([word]) => isContent(word.toLowerCase()));
  const chosen = words[Math.floor(random() * words.length)];
  if (!chosen) return text;
  const [word] = chosen;
  const end = chosen.index + word.length;
  return text.slice(0, chosen.index) + slip(word, random) + text.slice(end);
}

function slip(word: string, random: () => number): string {
  const kind = Math.floor(random() * 4);
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const at = 1 + Math.floor(random() * (word.length - 1));
  const before = word.slice(0, at);
  if (kind === 0) return before + letter + word.slice(at + 1);
  if (kind === 1) return before + word.slice(at + 1);
  if (kind === 2) return before + letter + word.slice(at);
  const swap = Math.min(at, word.length - 2);
  return word.slice(0, swap) + word.charAt(swap + 1) + word.charAt(swap) + word.slice(swap + 2);
}
