import { Disclosure } from "@/components/ui/states";
import type { BurndownModel } from "@/lib/api/burndown";
import { plural } from "@/lib/domain/words";

/** How the counts were made: by which scanner, over what, by which rules. */
export function BurndownMade({ data }: { readonly data: BurndownModel }) {
  const { made, planVersion, filesScanned, unreadableFiles } = data;
  if (made === null) return null;
  const scope =
    made.recordedModules === null
      ? "every import of each file"
      : `the imports of ${plural(made.recordedModules, "module")}`;
  return (
    <Disclosure>
      {made.tool} {made.version} read {scope} in {plural(filesScanned, "file")}, commit by commit
      along the first parents. Version {planVersion} of the plan gives each import of its subject
      one class: out of scope, then exempt, then canonical by {plural(made.canonicalRules, "rule")},
      then legacy by {plural(made.legacyRules, "rule")}, then unplanned where the name is the
      subject's, else unclassified. Nothing is dropped: the six classes add up to all imports of the
      subject.{" "}
      {unreadableFiles === 0
        ? "Every file could be read."
        : `${plural(unreadableFiles, "file")} could not be read at this moment; imports in ${unreadableFiles === 1 ? "it" : "them"} are counted as far as they could be made out, and none counts as progress.`}
    </Disclosure>
  );
}
