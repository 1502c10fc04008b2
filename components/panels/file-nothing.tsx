import type { FilePlace } from "@/components/panels/file-commit";
import { PathText } from "@/components/ui/code-text";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { When } from "@/components/ui/value";
import type { FileModel } from "@/lib/api/file";
import { filePageHref } from "@/lib/api/page-params";
import { plural } from "@/lib/domain/words";

type FileNothingProps = { readonly data: FileModel; readonly at: FilePlace };

/** Why nothing is to be written in this file: it is right, excused, outside, or without the subject. */
export function FileNothingToWrite({ data, at }: FileNothingProps) {
  const { standing, exemption, outOfScope, unreadNow } = data;
  const unclassified = standing.filter((one) => one.class === "unclassified").length;
  return (
    <Panel
      finding={unreadNow === null ? "Nothing to write here" : "What to write is not known"}
      span={5}
    >
      <div className="flex flex-col gap-2 text-ink-2">
        {outOfScope === null ? null : (
          <p>
            The plan does not judge this file: <code>{outOfScope}</code>.
          </p>
        )}
        {exemption === null ? null : (
          <p>
            Exempt: {exemption.reason}
            {exemption.owner === null ? "" : `. Owner: ${exemption.owner}`}
            {exemption.until === null ? (
              "."
            ) : (
              <>
                . Until <When at={exemption.until} />.
              </>
            )}
          </p>
        )}
        {unclassified > 0 ? (
          <p>
            {plural(unclassified, "import")} of the subject's family{" "}
            {unclassified === 1 ? "is" : "are"} covered by no rule: the plan must name the path, or
            the import must move.
          </p>
        ) : null}
        {unclassified === 0 && exemption === null && outOfScope === null ? (
          <Calm data={data} at={at} />
        ) : null}
      </div>
    </Panel>
  );
}

function Calm({ data: { standing, unreadNow, isInTree, names }, at }: FileNothingProps) {
  const here = names.findLastIndex(({ path }) => path === at.path);
  const next = here < 0 || names[here]?.until === null ? undefined : names[here + 1];
  if (next && isInTree !== true)
    return (
      <p>
        The file goes on as{" "}
        <PathText path={next.path} href={filePageHref(at.place, next.path, at.moment)} />.
      </p>
    );
  if (unreadNow !== null)
    return <p>The file cannot be read at this commit; the panel below says why.</p>;
  if (isInTree === false) return <p>The file does not exist at this commit.</p>;
  if (standing.length === 0)
    return (
      <Empty hint="An import of it would be listed here with what to write instead.">
        No import of the plan's subject stands in this file.
      </Empty>
    );
  return (
    <p>
      {standing.length === 1
        ? "Its only import of the subject is"
        : `All ${standing.length} imports of the subject are`}{" "}
      on the canonical path.
    </p>
  );
}
