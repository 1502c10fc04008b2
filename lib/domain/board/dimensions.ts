import { globMatcher } from "../glob";
import { type CriticalFile, RISKS } from "../plan";
import { directoryOf } from "./breakdown";
import type { JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";

/** What the ledger is taken apart by: each import has exactly one key of each. */
export const DIMENSIONS = ["module", "dir", "risk", "owner"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export type DimensionFacts = {
  readonly facts: Pick<LineFacts, "paths" | "targets">;
  readonly plan: { readonly criticalFiles: readonly CriticalFile[] };
  /** The accountable owner of a path; absent where no CODEOWNERS file is known: then nobody owns anything. */
  readonly ownerOf?: ((path: string) => string | null) | undefined;
};

/** The key of an import: as the URL writes it, and as tables show it. */
export type KeyOf = (span: Pick<JudgedSpan, "path" | "target">) => string;

/** The risk of files that the plan does not call critical. */
export const NO_RISK = "none";
/** The key of files without an owner; an owner's name always has an @ in it. */
export const NO_OWNER = "none";
const DEPTH = 2;

const KEYS: Readonly<Record<Dimension, (of: DimensionFacts) => KeyOf>> = {
  /** The legacy path that it is imported from. */
  module:
    ({ facts }) =>
    ({ target }) =>
      facts.targets[target]?.module ?? "",
  /** The first two folders of its file: files right in a folder are not those of its subfolders. */
  dir: ({ facts }) => {
    const known = new Map<number, string>();
    return ({ path }) => {
      const found = known.get(path) ?? directoryOf(facts.paths[path] ?? "", DEPTH);
      known.set(path, found);
      return found;
    };
  },
  /** The gravest risk that the plan gives its file. */
  risk: ({ facts, plan }) => {
    const riskOf = riskByPath(plan.criticalFiles);
    return ({ path }) => riskOf(facts.paths[path] ?? "");
  },
  /** The accountable owner of its file. */
  owner:
    ({ facts, ownerOf }) =>
    ({ path }) =>
      ownerOf?.(facts.paths[path] ?? "") ?? NO_OWNER,
};

export function keyOf(dimension: Dimension, of: DimensionFacts): KeyOf {
  return KEYS[dimension](of);
}

function riskByPath(files: readonly CriticalFile[]): (path: string) => string {
  const byRisk = RISKS.map((risk) => ({
    risk,
    matchers: files.filter((file) => file.risk === risk).map(({ path }) => globMatcher(path)),
  }));
  const known = new Map<string, string>();
  return (path) => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const gravest = byRisk.find(({ matchers }) => matchers.some((matches) => matches(path)));
    known.set(path, gravest?.risk ?? NO_RISK);
    return gravest?.risk ?? NO_RISK;
  };
}
