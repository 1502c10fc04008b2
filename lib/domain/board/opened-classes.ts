import type { ImportClass } from "../import-class";
import { OPENED_HOW } from "../lives/version";
import type { OpenedBeside } from "./flow";
import type { LifeColumns } from "./line-facts";

export type OpenedClasses = (bornPath: number, born: number, position: number) => OpenedBeside;

const NOTHING: OpenedBeside = { canonical: false, outside: false, legacy: false };

/** Which classes of imports opened, by file lineage and position. Lives that a rename carried on did not open. */
export function openedClasses(
  lives: LifeColumns,
  classOf: (life: number) => ImportClass | null,
): OpenedClasses {
  const opened = new Map<string, OpenedBeside>();
  for (let life = 0; life < lives.path.length; life++) {
    if (lives.openedHow[life] === OPENED_HOW.renamed) continue;
    const found = classOf(life);
    if (found === null) continue;
    const key = `${lives.bornPath[life]} ${lives.born[life]} ${lives.opened[life]}`;
    const known = opened.get(key) ?? NOTHING;
    opened.set(key, {
      canonical: known.canonical || found === "canonical",
      outside: known.outside || found === "unplanned" || found === "unclassified",
      legacy: known.legacy || found === "legacy",
    });
  }
  return (bornPath, born, position) => opened.get(`${bornPath} ${born} ${position}`) ?? NOTHING;
}
