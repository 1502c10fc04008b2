import { SourceLink } from "@/components/panels/source-link";
import { Sha } from "@/components/ui/code-text";
import { When } from "@/components/ui/value";
import { filePageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { CommitRef } from "@/lib/domain/board/commit-ref";
import type { Source } from "@/lib/domain/source/source-links";

/** Where a file stands, for links to it as of another commit or under another version. */
export type FilePlace = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly path: string;
  readonly source: Source;
  /** The commit of the moment. */
  readonly sha: string;
};

/** The whole sha: eight digits may name several commits. */
export function fileAt({ place, moment, path }: FilePlace, sha: string): string {
  return filePageHref(place, path, { ...moment, at: sha });
}

/** The file's page with other parameters of its own. */
export function fileListHref(
  { place, moment, path }: FilePlace,
  own: Readonly<Record<string, string | undefined>>,
): string {
  return filePageHref(place, path, { ...moment, ...own });
}

type CommitTextProps = {
  readonly commit: CommitRef;
  readonly at: FilePlace;
  /** The path that the file had there, where it was another one. */
  readonly path?: string;
};

/** When, which commit, and who: the merge and the commit behind it where the scan credits one. */
export function CommitText({ commit, at, path = at.path }: CommitTextProps) {
  const { sha, t, isMerge, by, author } = commit;
  const behind = by === null || by.sha === sha ? null : by;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <When at={t} />
      <Sha sha={sha} href={fileAt({ ...at, path }, sha)} />
      <SourceLink source={at.source} sha={sha} {...(at.source === null ? { path } : {})} />
      <span className="text-label text-ink-3">
        {behind === null ? (
          <>
            {isMerge ? "merge" : ""} {author === null ? "" : `by ${author}`}
          </>
        ) : (
          <>
            {isMerge ? "merge" : "brought in"} of <Sha sha={behind.sha} />{" "}
            <SourceLink
              source={at.source}
              sha={behind.sha}
              {...(at.source === null ? { path } : {})}
            />
            {behind.author === null ? "" : ` by ${behind.author}`}
          </>
        )}
      </span>
    </span>
  );
}
