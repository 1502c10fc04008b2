import type { UnknownCause } from "../existence/module-standing";
import { isPathModule, parentModule } from "../module-parts";
import { dayInWords, inWords, plural } from "../words";
import type { PhantomCounts, PhantomRow } from "./phantoms";

/** "31 imports of the subject cannot work: their module does not exist." */
export function phantomSentence(counts: PhantomCounts | null): string {
  if (counts === null)
    return "Whether the imported modules exist is unknown: no scan has named the files of the tree.";
  const { imports } = counts;
  if (imports === 0) return "Every imported module of this code base is in the tree.";
  return imports === 1
    ? "One import of the plan's subject cannot work: its module does not exist."
    : `${inWords(imports)} imports of the plan's subject cannot work: their module does not exist.`;
}

/** What the number is made of, as far as it does not simply fail. */
export function phantomDetail({ effects, never, outOfScope, unknown }: PhantomCounts): string {
  const parts = [
    effects.guarded > 0 ? `${inWords(effects.guarded)} in a try that may catch it` : "",
    effects.typing > 0 ? `${inWords(effects.typing)} read by type checkers only` : "",
    effects.text > 0 ? `${inWords(effects.text)} named in a string` : "",
    never > 0 ? `${inWords(never)} of a module that no scan has ever seen` : "",
  ].filter((part) => part !== "");
  const among = parts.length === 0 ? "" : `Among them: ${parts.join(", ")}.`;
  const outside =
    outOfScope === 0 ? "" : `${plural(outOfScope, "more import")} in files out of scope.`;
  const open = unknown === 0 ? "" : `Of ${plural(unknown, "import")} the facts cannot say.`;
  return [among, outside, open].filter((part) => part !== "").join(" ");
}

/** Why one import cannot work, for the mark beside it. */
export function phantomReason({
  module,
  cause,
  goneAt,
}: Pick<PhantomRow, "module" | "cause" | "goneAt">): string {
  if (cause === "deleted" && goneAt !== null)
    return `The module ${module} does not exist since ${goneAt.sha.slice(0, 8)} of ${dayInWords(goneAt.t)}: importing it fails.`;
  const other = isPathModule(module) ? " or it is no source file" : "";
  return `No scan has ever seen the module ${module} in the tree: importing it fails, unless a build makes it${other}.`;
}

/** Why the facts cannot say whether one import works. */
export function unknownReason(module: string, cause: UnknownCause): string {
  switch (cause) {
    case "left":
      return `The whole package of ${module} left the tree: it may be installed from elsewhere.`;
    case "namespace":
      return `No scan has seen ${module}, and what should hold it is a folder without __init__.py, which other installs may fill.`;
    case "file":
      return `No scan has seen ${module}, and a file stands where its package would: it may make modules itself.`;
    case "name":
      return `There is no module ${module}, but ${parentModule(module)} may bind that name: scans do not say what a module binds.`;
  }
}
