import { inWords } from "@/lib/domain/words";
import type { Fragment, FragmentPath } from "./fragment";

/** The path that a drafted plan makes canonical, the one that it might have been, and why. */
export type CanonicalChoice = {
  readonly chosen: FragmentPath;
  readonly other: FragmentPath | null;
  readonly reason: string;
};

/**
 * Where the symbol is defined, unless usage says otherwise: another path has more than half of all imports and at least twice
 * those of the definition, or nothing imports it where it is defined, or the code base does not have that module.
 */
export function chooseCanonical({ paths, definitions, imports }: Fragment): CanonicalChoice | null {
  const [main] = paths;
  if (main === undefined) return null;
  const defined = paths.find(({ definition, kind }) => definition === 0 && kind === "definition");
  const home = definitions[0];
  if (defined === undefined) {
    const reason =
      home?.file === null
        ? `${home.module} defines it, which the code base does not have; most imports take this path`
        : `${home?.module ?? "its module"} defines it, but nothing imports it from there; most imports take this path`;
    return { chosen: main, other: null, reason };
  }
  const share = `${inWords(main.imports)} of ${inWords(imports)} imports`;
  const own = `${inWords(defined.imports)} of ${inWords(imports)} imports`;
  if (main === defined)
    return {
      chosen: defined,
      other: paths[1] ?? null,
      reason: `it is defined here, and ${own} take this path`,
    };
  if (main.imports * 2 > imports && main.imports >= 2 * defined.imports)
    return {
      chosen: main,
      other: defined,
      reason: `${share} take this path; ${defined.module}, which defines it, has ${inWords(defined.imports)}`,
    };
  return {
    chosen: defined,
    other: main,
    reason: `it is defined here: ${own}; ${main.module} has ${inWords(main.imports)}, which is no clear majority`,
  };
}
