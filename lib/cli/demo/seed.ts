/** A number from 0 up to `below`, the same for the same words: FNV-1a over 32 bits. */
export function seeded(words: string, below: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < words.length; index += 1) {
    hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash % below;
}
