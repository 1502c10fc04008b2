import { type FilePlace, fileAt } from "@/components/panels/file-commit";
import { FileNothingToWrite } from "@/components/panels/file-nothing";
import { DiffLine } from "@/components/panels/file-statement";
import { SourceLink } from "@/components/panels/source-link";
import { Sha } from "@/components/ui/code-text";
import { CopyButton, CopyLine } from "@/components/ui/copy";
import { Panel } from "@/components/ui/panel";
import { Disclosure } from "@/components/ui/states";
import type { FileModel, FileRewrite } from "@/lib/api/file";
import { filePageHref } from "@/lib/api/page-params";
import { planUrl } from "@/lib/api/plan-query";
import { capitalised, counted } from "@/lib/domain/number-words";
import { quoted } from "@/lib/domain/source/source-links";

type FileWriteProps = { readonly data: FileModel; readonly at: FilePlace };

const SHOWN = 3;

/** What to write instead, line by line; or why there is nothing to write. */
export function FileWrite({ data, at }: FileWriteProps) {
  const { rewrites } = data;
  if (rewrites.length === 0) return <FileNothingToWrite data={data} at={at} />;
  const { place, moment, path } = at;
  return (
    <Panel
      finding={findingOf(rewrites)}
      span={5}
      actions={
        data.patch.text === null ? undefined : (
          <a
            href={planUrl(place, "file", { ...moment, path, format: "patch" })}
            data-native=""
            className="quiet-link"
          >
            Patch
          </a>
        )
      }
      footer={<Footer data={data} />}
    >
      <div className="flex flex-col gap-4">
        {rewrites.slice(0, SHOWN).map((rewrite) => (
          <RewriteBlock
            key={keyOf(rewrite)}
            rewrite={rewrite}
            at={at}
            isFirst={rewrite === rewrites[0]}
          />
        ))}
        {rewrites.length > SHOWN ? (
          <Disclosure summary={`${rewrites.length - SHOWN} more lines`}>
            <div className="flex flex-col gap-4">
              {rewrites.slice(SHOWN).map((rewrite) => (
                <RewriteBlock key={keyOf(rewrite)} rewrite={rewrite} at={at} isFirst={false} />
              ))}
            </div>
          </Disclosure>
        ) : null}
        <WholeFile data={data} />
      </div>
    </Panel>
  );
}

/** All lines at once: as a patch where the facts are enough, by the command that reads the source in any case. */
function WholeFile({ data }: Pick<FileWriteProps, "data">) {
  const { patch, path, rewrites } = data;
  if (rewrites.every(({ write }) => write === null)) return null;
  return (
    <div className="flex flex-col gap-2">
      {patch.text === null ? null : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <CopyButton text={patch.text}>
            {patch.lines === 1 ? "Copy as patch" : `Copy ${patch.lines} lines as one patch`}
          </CopyButton>
          {patch.left === 0 ? null : (
            <span className="text-ink-2">
              {capitalised(counted(patch.left, "more line needs", "more lines need"))} the source:
              use the command
            </span>
          )}
        </p>
      )}
      <CopyLine
        command={`plumbline check --all --fix ${quoted(path)}`}
        label="Copy the command that writes these lines"
      />
    </div>
  );
}

function Footer({ data: { patch } }: Pick<FileWriteProps, "data">) {
  return (
    <Disclosure summary="How the lines were made">
      The facts hold the parts of an import, not its source line: a statement is built from its
      module, names and aliases, on one line. The command reads the source, writes what is certain
      and says what it leaves; with <code>--dry-run</code> it prints the change.
      {patch.text === null ? null : (
        <>
          {" "}
          Apply a patch with <code>git apply --unidiff-zero</code>: git refuses it whole where one
          line reads otherwise, as a statement over several lines does; with <code>--reject</code>{" "}
          it takes the others.
        </>
      )}
    </Disclosure>
  );
}

function keyOf({ line, old }: FileRewrite): string {
  return `${line} ${old.text}`;
}

function findingOf(rewrites: readonly FileRewrite[]): string {
  const lines = [...new Set(rewrites.map(({ line }) => line))];
  const verb = rewrites.every(({ write }) => write === null) ? "Decide on" : "Write this on";
  if (lines.length === 1) return `${verb} line ${lines[0]}`;
  if (lines.length > 4) return `${verb} ${lines.length} lines`;
  return `${verb} lines ${lines.slice(0, -1).join(", ")} and ${lines.at(-1)}`;
}

type RewriteBlockProps = {
  readonly rewrite: FileRewrite;
  readonly at: FilePlace;
  readonly isFirst: boolean;
};

function RewriteBlock({ rewrite, at, isFirst }: RewriteBlockProps) {
  const { line, old, write, notes, patchProblem } = rewrite;
  return (
    <div className="flex flex-col gap-2.5">
      <div className="overflow-hidden rounded-2 border border-hair">
        <DiffLine
          line={line}
          sign={write === null ? " " : "−"}
          statement={old}
          of={rewrite.class}
        />
        {(write ?? []).map((statement) => (
          <DiffLine
            key={statement.text}
            line={line}
            sign="+"
            statement={statement}
            of={statement.module === old.module ? "exempt" : "canonical"}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {write === null ? null : (
          <CopyButton
            kind={isFirst ? "primary" : "plain"}
            text={write.map(({ text }) => text).join("\n")}
          >
            {write.length === 1 ? "Copy the line" : "Copy the lines"}
          </CopyButton>
        )}
        <SourceLink source={at.source} sha={at.sha} path={at.path} line={line} isHostShown>
          {at.source === null ? `git blame of line ${line}` : `Line ${line}`}
        </SourceLink>
      </div>
      {notes.map((note) => (
        <p key={note} className="text-ink-2">
          {note}
        </p>
      ))}
      {write !== null && patchProblem !== null ? (
        <p className="text-label text-ink-3">Not in the patch: {lowerFirst(patchProblem)}</p>
      ) : null}
      <StoodSo rewrite={rewrite} at={at} />
      <OtherVersions rewrite={rewrite} at={at} />
    </div>
  );
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

type NoteProps = { readonly rewrite: FileRewrite; readonly at: FilePlace };

function StoodSo({ rewrite: { stoodSo }, at }: NoteProps) {
  if (stoodSo === null) return null;
  return (
    <p className="text-ink-2">
      It imported so from <Sha sha={stoodSo.from.sha} href={fileAt(at, stoodSo.from.sha)} /> to{" "}
      <Sha sha={stoodSo.to.sha} href={fileAt(at, stoodSo.to.sha)} />.
    </p>
  );
}

/** The move may have been right, and the plan version wrong. */
function OtherVersions({ rewrite: { canonicalUnder }, at }: NoteProps) {
  const version = canonicalUnder.at(-1);
  if (version === undefined) return null;
  const which =
    canonicalUnder.length === 1 ? `version ${version}` : `versions ${canonicalUnder.join(", ")}`;
  return (
    <p className="text-ink-2">
      Not sure the move was wrong? Under {which} this line is canonical.{" "}
      <a href={filePageHref(at.place, at.path, { ...at.moment, version: String(version) })}>
        Read under version {version}
      </a>
    </p>
  );
}
