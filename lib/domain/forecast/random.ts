/** Numbers from 0 to below 1 that depend on the seed alone: mulberry32 by T. Ettinger (public domain), 32 bits of state. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SPLIT = 0.425;

/**
 * The point below which a share of the standard normal distribution lies; `share` between 0 and 1, both excluded.
 * Algorithm AS 241, PPND7, by M. J. Wichura (Applied Statistics 37, 1988): about seven digits.
 */
export function normalQuantile(share: number): number {
  const q = share - 0.5;
  if (Math.abs(q) <= SPLIT) {
    const r = SPLIT * SPLIT - q * q;
    const top = ((59.109374 * r + 159.29113) * r + 50.434271) * r + 3.3871328;
    return (q * top) / (((67.1875636 * r + 78.757757) * r + 17.895169) * r + 1);
  }
  const r = Math.sqrt(-Math.log(Math.min(share, 1 - share)));
  return Math.sign(q) * tail(r);
}

function tail(r: number): number {
  if (r <= 5) {
    const s = r - 1.6;
    const top = ((0.17023821 * s + 1.3067284) * s + 2.75681539) * s + 1.42343711;
    return top / ((0.1202132 * s + 0.7370016) * s + 1);
  }
  const s = r - 5;
  const top = ((0.017337203 * s + 0.42868294) * s + 3.081226) * s + 6.6579051;
  return top / ((0.012258202 * s + 0.24197894) * s + 1);
}
