/** Keeps the best so many of any number of tips: a binary heap with the worst on top. */
export class TopHits {
  readonly #limit: number;
  readonly #rank: Uint32Array;
  readonly #tips: number[] = [];
  readonly #scores: number[] = [];

  /**
   * @param limit how many to keep
   * @param rank breaks ties: of equal scores the lower rank is better
   */
  constructor(limit: number, rank: Uint32Array) {
    this.#limit = limit;
    this.#rank = rank;
  }

  /** What a score must reach to be kept; 0 while there is room. */
  get threshold(): number {
    if (this.#limit === 0) return Number.POSITIVE_INFINITY;
    return this.#tips.length < this.#limit ? 0 : (this.#scores[0] as number);
  }

  add(tip: number, score: number): void {
    if (this.#limit === 0) return;
    if (this.#tips.length < this.#limit) {
      this.#tips.push(tip);
      this.#scores.push(score);
      this.#rise(this.#tips.length - 1, tip, score);
    } else if (this.#worse(this.#tips[0] as number, this.#scores[0] as number, tip, score)) {
      this.#sink(tip, score);
    }
  }

  /** The tips and their scores, best first. */
  sorted(): { tip: number; score: number }[] {
    return this.#tips
      .map((tip, at) => ({ tip, score: this.#scores[at] as number }))
      .sort((a, b) => (this.#worse(a.tip, a.score, b.tip, b.score) ? 1 : -1));
  }

  #worse(tip: number, score: number, otherTip: number, otherScore: number): boolean {
    if (score !== otherScore) return score < otherScore;
    return (this.#rank[tip] as number) > (this.#rank[otherTip] as number);
  }

  #rise(from: number, tip: number, score: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const aboveTip = this.#tips[above] as number;
      const aboveScore = this.#scores[above] as number;
      if (!this.#worse(tip, score, aboveTip, aboveScore)) break;
      this.#tips[at] = aboveTip;
      this.#scores[at] = aboveScore;
      at = above;
    }
    this.#tips[at] = tip;
    this.#scores[at] = score;
  }

  /** Puts a tip in the place of the worst. */
  #sink(tip: number, score: number): void {
    const tips = this.#tips;
    const scores = this.#scores;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= tips.length) break;
      const right = below + 1;
      if (
        right < tips.length &&
        this.#worse(
          tips[right] as number,
          scores[right] as number,
          tips[below] as number,
          scores[below] as number,
        )
      ) {
        below = right;
      }
      if (!this.#worse(tips[below] as number, scores[below] as number, tip, score)) break;
      tips[at] = tips[below] as number;
      scores[at] = scores[below] as number;
      at = below;
    }
    tips[at] = tip;
    scores[at] = score;
  }
}
