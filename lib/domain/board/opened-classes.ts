import type { ImportClass } from "../import-class";
import { OPENED_HOW } from "../lives/version";
import type { OpenedBeside } from "./flow";
import type { LifeColumns } from "./line-facts";

export type OpenedClasses = (bornPath: number, born: number, position: number) => OpenedBeside;

const CANONICAL = 1;
const OUTSIDE = 2;
const LEGACY = 4;

const BIT: Readonly<Record<ImportClass, number>> = {
  canonical: CANONICAL,
  unplanned: OUTSIDE,
  unclassified: OUTSIDE,
  legacy: LEGACY,
  exempt: 0,
  outOfScope: 0,
};

/** Which classes of imports opened, by file lineage and position. Lives that a rename carried on did not open. */
export function openedClasses(
  lives: LifeColumns,
  classOf: (life: number) => ImportClass | null,
): OpenedClasses {
  // One number for the three: texts as keys took most of the time over 100,000 lives.
  const width = lives.opened.reduce((most, position) => Math.max(most, position), 0) + 1;
  const keyOf = (bornPath: number, born: number, position: number): number =>
    (bornPath * width + born) * width + position;
  const opened = new Map<number, number>();
  for (let life = 0; life < lives.path.length; life++) {
    if (lives.openedHow[life] === OPENED_HOW.renamed) continue;
    const found = classOf(life);
    if (found === null) continue;
    const key = keyOf(lives.bornPath[life] ?? 0, lives.born[life] ?? 0, lives.opened[life] ?? 0);
    opened.set(key, (opened.get(key) ?? 0) | BIT[found]);
  }
  return (bornPath, born, position) => {
    const bits = position < width ? (opened.get(keyOf(bornPath, born, position)) ?? 0) : 0;
    return {
      canonical: (bits & CANONICAL) !== 0,
      outside: (bits & OUTSIDE) !== 0,
      legacy: (bits & LEGACY) !== 0,
    };
  };
}
