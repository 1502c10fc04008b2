import { Sha } from "@/components/ui/code-text";
import { When } from "@/components/ui/value";
import { filePageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { CommitRef } from "@/lib/domain/board/commit-ref";

/** Where a file stands, for links to it as of another commit or under another version. */
export type FilePlace = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly path: string;
};

/** The whole sha: eight digits may name several commits. */
export function fileAt({ place, moment, path }: FilePlace, sha: string): string {
  return filePageHref(place, path, { ...moment, at: sha });
}

type CommitTextProps = { readonly commit: CommitRef; readonly at: FilePlace };

/** When, which commit, and who: the merge and the commit behind it where the scan credits one. */
export function CommitText({ commit, at }: CommitTextProps) {
  const { sha, t, isMerge, by, author } = commit;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <When at={t} />
      <Sha sha={sha} href={fileAt(at, sha)} />
      <span className="text-label text-ink-3">
        {by === null || by.sha === sha ? (
          <>
            {isMerge ? "merge" : ""} {author === null ? "" : `by ${author}`}
          </>
        ) : (
          <>
            {isMerge ? "merge" : "brought in"} of <Sha sha={by.sha} />
            {by.author === null ? "" : ` by ${by.author}`}
          </>
        )}
      </span>
    </span>
  );
}
