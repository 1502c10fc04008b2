import "server-only";

/** Whole numbers from 0 to 2^31 - 1, seven bits a byte, the lowest first; the high bit says that more follow. */
export function packVarints(values: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 5);
  let at = 0;
  for (let index = 0; index < values.length; index += 1) {
    let rest = values[index] ?? 0;
    while (rest > 0x7f) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
  }
  return bytes.slice(0, at);
}

/** The numbers of `packVarints`; throws when the last one is cut. */
export function unpackVarints(bytes: Uint8Array): Int32Array {
  const values = new Int32Array(bytes.length);
  let count = 0;
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte > 0x7f) continue;
    values[count++] = value;
    value = 0;
    shift = 0;
  }
  if (shift > 0) throw new Error("Packed numbers are cut.");
  return values.slice(0, count);
}

/** Ascending numbers as their differences, the first one from 0. */
export function packAscending(values: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const steps = new Int32Array(values.length);
  for (let index = 0; index < values.length; index += 1)
    steps[index] = (values[index] ?? 0) - (index === 0 ? 0 : (values[index - 1] ?? 0));
  return packVarints(steps);
}

export function unpackAscending(bytes: Uint8Array): Int32Array {
  const values = unpackVarints(bytes);
  for (let index = 1; index < values.length; index += 1)
    values[index] = (values[index] ?? 0) + (values[index - 1] ?? 0);
  return values;
}
