/** @file Numbers pairs of 32-bit words from 1 on, in order of arrival: an open-addressing hash without objects. */
export class PairCoder {
  /** How many pairs are known; the last code given. */
  size = 0;
  #slots = new Int32Array(1024);
  #first = new Int32Array(512);
  #second = new Int32Array(512);

  code(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashPair(first, second) & mask;
    for (let code = this.#slots[slot]!; code !== 0; code = this.#slots[slot]!) {
      if (this.#first[code - 1] === first && this.#second[code - 1] === second) return code;
      slot = (slot + 1) & mask;
    }
    return this.#add(first, second, slot);
  }

  #add(first: number, second: number, slot: number): number {
    this.#first[this.size] = first;
    this.#second[this.size] = second;
    this.size += 1;
    this.#slots[slot] = this.size;
    const code = this.size;
    if (this.size === this.#first.length) this.#grow();
    return code;
  }

  /** Kept at most half full. */
  #grow(): void {
    const capacity = this.#first.length * 4;
    this.#first = lengthen(this.#first, capacity);
    this.#second = lengthen(this.#second, capacity);
    this.#slots = new Int32Array(capacity * 2);
    const mask = this.#slots.length - 1;
    for (let index = 0; index < this.size; index++) {
      let slot = hashPair(this.#first[index]!, this.#second[index]!) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = index + 1;
    }
  }
}

function lengthen(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(values);
  return longer;
}

/** Two rounds of the finaliser of MurmurHash3, so that neighbouring values do not share neighbouring slots. */
function hashPair(first: number, second: number): number {
  let hash = Math.imul(first ^ (first >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ second, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2d);
  return hash ^ (hash >>> 16);
}
