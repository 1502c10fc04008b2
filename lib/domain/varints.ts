/** Whole numbers from 0 to 2^53 as text: seven bits a byte, the lowest first, the highest bit set on all but the last; then base64. */
export function varintsText(numbers: ArrayLike<number>): string {
  const bytes: number[] = [];
  for (let i = 0; i < numbers.length; i++) {
    let left = numbers[i] ?? 0;
    while (left >= 128) {
      bytes.push((left % 128) + 128);
      left = Math.floor(left / 128);
    }
    bytes.push(left);
  }
  return btoa(binary(bytes));
}

const CHUNK = 8192;

function binary(bytes: readonly number[]): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += CHUNK)
    text += String.fromCharCode(...bytes.slice(from, from + CHUNK));
  return text;
}

/** The numbers of such a text. Throws where the text is no base64; a number that is cut off at the end is left out. */
export function numbersOf(text: string): Float64Array {
  const bytes = atob(text);
  const found = new Float64Array(bytes.length);
  let count = 0;
  let sum = 0;
  let unit = 1;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes.charCodeAt(i);
    sum += (byte & 127) * unit;
    unit *= 128;
    if (byte >= 128) continue;
    found[count++] = sum;
    sum = 0;
    unit = 1;
  }
  return found.slice(0, count);
}
