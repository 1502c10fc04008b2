import { SHOW_MARKS } from "@/components/panels/files-words";
import { Empty } from "@/components/ui/states";
import type { FileShow, FilesModel, FilesParams } from "@/lib/api/files";
import { inWords, plural } from "@/lib/domain/words";

type FilesEmptyProps = {
  readonly show: FileShow;
  readonly own: FilesParams;
  readonly data: FilesModel;
  readonly hrefOf: (changes: FilesParams) => string;
};

/** Why no file is listed, and the next step: fewer filters, another choice, or a scan that records more. */
export function FilesEmpty({ show, own, data, hrefOf }: FilesEmptyProps) {
  const isFiltered = Boolean(own.q || own.dir || own.module);
  if (data.shows.all === 0)
    return (
      <Empty hint="Upload a scan that records the plan's modules, or name other modules in the plan's subject.">
        No import of the plan's subject was seen in any file up to this commit.
      </Empty>
    );
  if (isFiltered)
    return (
      <Empty
        hint={
          <>
            <a href={hrefOf({ q: undefined, dir: undefined, module: undefined })}>
              Take the filters away
            </a>{" "}
            to see {plural(data.shows[show], "file")}, or{" "}
            <a href={hrefOf({ show: "all" })}>look in all {inWords(data.shows.all)}</a>. A text is
            part of a path; with * or ? it is a glob over the whole path, as in **/test_*.py.
          </>
        }
      >
        No file passes these filters.
      </Empty>
    );
  return (
    <Empty
      hint={
        <a href={hrefOf({ show: "all", module: undefined })}>
          Show all {inWords(data.shows.all)} files that ever imported the subject
        </a>
      }
    >
      {`No file ${SHOW_MARKS[show].verb.one} at this commit.`}
    </Empty>
  );
}
