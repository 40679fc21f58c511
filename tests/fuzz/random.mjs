// random.mjs - choices that a seed decides: the same seed makes the same program everywhere.

export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  // Mulberry32: a number in [0, 1).
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x100000000;
  }

  /** A whole number in [low, high]. */
  between(low, high) {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability) {
    return this.next() < probability;
  }

  pick(items) {
    return items[this.between(0, items.length - 1)];
  }

  /** One of `[weight, item]...`. */
  weighted(choices) {
    let left = this.next() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, item] of choices) {
      left -= weight;
      if (left < 0) return item;
    }
    return choices.at(-1)[1];
  }

  /** `count` results of `make`. */
  times(low, high, make) {
    return Array.from({ length: this.between(low, high) }, (_, index) => make(index));
  }
}
