/** Keeps the best of any number of things, up to a limit: a binary heap with the worst on top. */
export class TopHits {
  /** What a score must reach to be kept; 0 while there is room. */
  threshold: number;
  readonly #limit: number;
  readonly #rankOf: (id: number) => number;
  readonly #ids: number[] = [];
  readonly #scores: number[] = [];

  /**
   * @param limit how many to keep
   * @param rankOf breaks ties: of equal scores the lower rank is better
   */
  constructor(limit: number, rankOf: (id: number) => number) {
    this.#limit = limit;
    this.#rankOf = rankOf;
    this.threshold = limit > 0 ? 0 : Number.POSITIVE_INFINITY;
  }

  add(id: number, score: number): void {
    const size = this.#ids.length;
    if (size < this.#limit) this.#rise(size, id, score);
    else if (size > 0 && this.#worseAt(0, id, score)) this.#sink(id, score);
    if (this.#ids.length === this.#limit && size > 0) this.threshold = this.#scores[0] ?? 0;
  }

  /** What was kept, best first. */
  sorted(): { id: number; score: number }[] {
    return this.#ids
      .map((id, at) => ({ id, score: this.#scores[at] ?? 0 }))
      .sort((a, b) => b.score - a.score || this.#rankOf(a.id) - this.#rankOf(b.id));
  }

  /** Whether what is at a place of the heap is worse than another. */
  #worseAt(at: number, id: number, score: number): boolean {
    const own = this.#scores[at] ?? 0;
    return own === score ? this.#rankOf(this.#ids[at] ?? 0) > this.#rankOf(id) : own < score;
  }

  #put(at: number, id: number, score: number): void {
    this.#ids[at] = id;
    this.#scores[at] = score;
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#ids[from] ?? 0, this.#scores[from] ?? 0);
  }

  #rise(from: number, id: number, score: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#worseAt(above, id, score)) break;
      this.#move(above, at);
      at = above;
    }
    this.#put(at, id, score);
  }

  /** Puts a better one in the place of the worst. */
  #sink(id: number, score: number): void {
    const ids = this.#ids;
    const scores = this.#scores;
    let at = 0;
    for (let below = 1; below < ids.length; below = 2 * at + 1) {
      const right = below + 1;
      if (right < ids.length && this.#worseAt(right, ids[below] ?? 0, scores[below] ?? 0)) {
        below = right;
      }
      if (!this.#worseAt(below, id, score)) break;
      ids[at] = ids[below] ?? 0;
      scores[at] = scores[below] ?? 0;
      at = below;
    }
    this.#put(at, id, score);
  }
}
