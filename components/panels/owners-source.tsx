import type { PlanLinks } from "@/components/panels/plan-links";
import { DashedTag } from "@/components/ui/tag";
import { When } from "@/components/ui/value";
import type { OwnersSource } from "@/lib/api/owners";
import { plural, shortSha } from "@/lib/domain/words";

const DIALECTS = { github: "GitHub's", gitlab: "GitLab's", bitbucket: "Bitbucket's" } as const;

/** Stands beside what rests on owners that a CODEOWNERS file itself calls made up. */
export function ExampleOwners() {
  return <DashedTag title="The owners were made up for a demonstration">simulated</DashedTag>;
}

type OwnersSourceLineProps = { readonly source: OwnersSource; readonly links: PlanLinks };

/** Which CODEOWNERS file it is that says so, and what it cannot say. */
export function OwnersSourceLine({ source, links }: OwnersSourceLineProps) {
  const { upload, sha, t, dialect, rules, isSimulated, isLater, versions, waiting } = source;
  return (
    <p className="border-t border-hair-2 px-4 py-2.5 text-label/[18px] text-ink-2 max-tablet:px-3.5">
      Read from a CODEOWNERS file of {plural(rules, "rule")} in {DIALECTS[dialect]} syntax,{" "}
      <a href={links.page("uploads")}>upload {upload}</a>,{" "}
      {sha === null ? "received " : <>as it stood at {shortSha(sha)}, </>}
      <When at={t} />
      {versions > 1 ? `, one of ${versions} versions known` : ""}.
      {isSimulated ? " It says of itself that its owners are made up: an example." : ""}
      {isLater ? (
        <>
          {" "}
          It is the first one known and newer than this moment: who owned what before is not known.
        </>
      ) : null}
      {waiting > 0 ? (
        <>
          {" "}
          {plural(waiting, "file")} of commits that are not on this line{" "}
          {waiting === 1 ? "is" : "are"} not read.
        </>
      ) : null}
    </p>
  );
}
