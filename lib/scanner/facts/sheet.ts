const FIRST_BYTES = 1024 * 1024;

/** A growing stretch of UTF-8 that is written to again and again. */
export function createSheet() {
  let bytes = Buffer.allocUnsafe(FIRST_BYTES);
  let used = 0;

  function makeRoom(count: number): void {
    if (used + count <= bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, used + count));
    bytes.copy(larger, 0, 0, used);
    bytes = larger;
  }

  return {
    text(text: string): void {
      makeRoom(text.length * 3);
      used += bytes.write(text, used);
    },
    bytes(part: Uint8Array): void {
      makeRoom(part.length);
      bytes.set(part, used);
      used += part.length;
    },
    /** A whole number from 0 on, in digits. */
    number(value: number): void {
      makeRoom(16);
      let digits = 1;
      for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits += 1;
      let rest = value;
      for (let at = used + digits - 1; at >= used; at -= 1) {
        bytes[at] = 48 + (rest % 10);
        rest = Math.floor(rest / 10);
      }
      used += digits;
    },
    /** Takes back what was written last. */
    drop(count: number): void {
      used -= count;
    },
    /** A copy of what was written since the last time. */
    take(): Uint8Array {
      // From node's pool where it is short: an allocation for each costs more than its bytes.
      const taken = Buffer.allocUnsafe(used);
      bytes.copy(taken, 0, 0, used);
      used = 0;
      return taken;
    },
  };
}
