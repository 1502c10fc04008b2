const FIELDS = 4;
const FIRST_SLOTS = 8_192;

/** Numbers for groups of four integers, from 0 on in the order in which they first came: few fill a code base. */
export function createTuples() {
  // Open addressing over one array of numbers: no object and no text for each group that is asked for. 0 is a free slot.
  let slots = new Int32Array(FIRST_SLOTS);
  let values = new Int32Array((FIRST_SLOTS / 2) * FIELDS);
  let size = 0;

  function slotOf(a: number, b: number, c: number, d: number): number {
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 16)) & mask;
    for (let id = slots[slot] ?? 0; id !== 0; id = slots[slot] ?? 0) {
      const at = (id - 1) * FIELDS;
      const isSame =
        values[at] === a && values[at + 1] === b && values[at + 2] === c && values[at + 3] === d;
      if (isSame) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function grow(): void {
    slots = new Int32Array(slots.length * 2);
    const larger = new Int32Array((slots.length / 2) * FIELDS);
    larger.set(values);
    values = larger;
    for (let id = 0; id < size; id += 1) {
      slots[slotOf(fieldOf(id, 0), fieldOf(id, 1), fieldOf(id, 2), fieldOf(id, 3))] = id + 1;
    }
  }

  function fieldOf(id: number, field: number): number {
    return values[id * FIELDS + field] ?? 0;
  }

  return {
    size: () => size,
    /** One of the four integers of a group. */
    fieldOf,
    idOf(a: number, b: number, c: number, d: number): number {
      const slot = slotOf(a, b, c, d);
      const known = slots[slot] ?? 0;
      if (known !== 0) return known - 1;
      const at = size * FIELDS;
      values[at] = a;
      values[at + 1] = b;
      values[at + 2] = c;
      values[at + 3] = d;
      size += 1;
      slots[slot] = size;
      if (size * 2 >= slots.length) grow();
      return size - 1;
    },
    /** A copy of those from a number on. */
    from: (first: number): Int32Array<ArrayBuffer> => values.slice(first * FIELDS, size * FIELDS),
  };
}
