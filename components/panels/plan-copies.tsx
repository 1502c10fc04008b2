import { useSuspenseQuery } from "@tanstack/react-query";
import type { PlanPartProps } from "@/components/panels/plan-part";
import { PathText, Sha } from "@/components/ui/code-text";
import { CopyButton } from "@/components/ui/copy";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty, Unknown } from "@/components/ui/states";
import { DashedTag } from "@/components/ui/tag";
import { When } from "@/components/ui/value";
import { type CopiesModel, copiesQuery } from "@/lib/api/copies";
import { pageHref } from "@/lib/api/page-params";
import { planUrl } from "@/lib/api/plan-query";
import type { CopyRow } from "@/lib/domain/board/copy-rows";
import { withExclusion } from "@/lib/domain/board/exclusion-text";
import { inWords, plural } from "@/lib/domain/words";

const SCAN = "npm run -s plumbline -- scan --repo ../your-repository --out scan.ndjson";

/** Folders that are copies of others, each with the exclusion that would leave it out: offered, never made. */
export function PlanCopies({ place, moment, model }: Omit<PlanPartProps, "own">) {
  const { data } = useSuspenseQuery(copiesQuery(place, moment));
  return (
    <Panel
      id="copies"
      className="scroll-mt-20"
      finding={findingOf(data)}
      legend={
        <span className="text-ink-3">
          A suggestion for the plan's scope. Nothing is left out that the plan does not name.
        </span>
      }
      csv={planUrl(place, "copies", { ...moment, format: "csv" })}
      json={planUrl(place, "copies", moment)}
      footer={
        <Disclosure>
          A file is a copy where another file outside of its folder has its content, or had it when
          the copy came, and its path ends with the other's path, or has the same name and is
          younger. Only files that hold imports are compared, by the content ids of the scans; a
          file that was moved is no copy. A folder is listed where at least half of these files, and
          five or more, are copies.
          {data.known === "some"
            ? " Some scans name no contents: what they hold is not compared."
            : ""}
        </Disclosure>
      }
    >
      {data.known === "none" ? <Unknown reason={data.sentence} command={SCAN} /> : null}
      {data.known !== "none" && data.rows.length === 0 ? <Empty>{data.sentence}</Empty> : null}
      {data.rows.map((row) => (
        <Copied key={row.folder} row={row} place={place} moment={moment} source={model.source} />
      ))}
    </Panel>
  );
}

function findingOf({ known, rows }: CopiesModel): string {
  if (known === "none") return "Whether folders are copies of others is not known";
  const [first] = rows;
  if (first === undefined) return "No folder is a copy of another";
  if (rows.length === 1) return `${first.folder}/ is mostly a copy of other files`;
  return `${inWords(rows.length)} folders are mostly copies of other files`;
}

type CopiedProps = Pick<PlanPartProps, "place" | "moment"> & {
  readonly row: CopyRow;
  readonly source: string;
};

function Copied({ row, place, moment, source }: CopiedProps) {
  const { folder, treeFiles, copies, equalNow, since, broughtBy, isExcluded, glob } = row;
  const held = Object.values(row.imports).reduce((sum, count) => sum + count, 0);
  return (
    <article className="border-b border-hair-2 py-3 first:pt-0 last:border-b-0 last:pb-0">
      <h3 className="flex flex-wrap items-baseline gap-x-2.5 font-medium">
        <PathText path={`${folder}/`} />
        {isExcluded ? <DashedTag>out of scope already</DashedTag> : null}
      </h3>
      <p className="mt-0.5">{row.sentence}</p>
      <p className="mt-1 text-label/[18px] text-ink-2">
        {treeFiles === null
          ? "How many source files it holds is unknown. "
          : `It holds ${plural(treeFiles, "source file")}. `}
        {plural(held, "import")} of the subject in it, {plural(row.imports.legacy, "violation")}.{" "}
        {inWords(equalNow)} of {plural(copies, "copy", "copies")} equal{" "}
        {copies === 1 ? "its" : "their"} original still. The first came with <Sha sha={since.sha} />{" "}
        of <When at={since.t} />
        {broughtBy.copies < copies || broughtBy.sha !== since.sha ? (
          <>
            , {inWords(broughtBy.copies)} with <Sha sha={broughtBy.sha} /> of{" "}
            <When at={broughtBy.t} />
          </>
        ) : null}
        .
      </p>
      <ul className="mt-1 text-label/[18px] text-ink-2">
        {row.pairs.map((pair) => (
          <li key={`${pair.folder} ${pair.of}`} className="flex flex-wrap gap-x-1.5">
            <PathText path={`${pair.folder}/`} /> copies{" "}
            {pair.of === "" ? "the top of the tree" : <PathText path={`${pair.of}/`} />}
            <span className="text-ink-3">in {plural(pair.files, "file")}</span>
          </li>
        ))}
      </ul>
      {isExcluded ? null : (
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
          <code className="rounded-2 bg-sunken px-2.5 py-[5px] text-label [overflow-wrap:anywhere]">
            {exclusionText(glob)}
          </code>
          <CopyButton text={exclusionText(glob)}>
            Copy<span className="sr-only"> the exclusion</span>
          </CopyButton>
          {withExclusion(source, glob) === null ? null : (
            <a href={`${pageHref(place, "plan", { ...moment, exclude: glob })}#draft`}>
              Try it in a draft
            </a>
          )}
        </div>
      )}
    </article>
  );
}

function exclusionText(glob: string): string {
  return `scope: { exclude: [${JSON.stringify(glob)}] }`;
}
