import { DryRunOwn } from "@/components/panels/dry-run-own";
import { DryRunPlan } from "@/components/panels/dry-run-plan";
import { ReasonsTable } from "@/components/panels/reasons-table";
import { StateTag } from "@/components/ui/tag";
import type { DriedFile } from "@/lib/api/dry-run";
import { needsCommit } from "@/lib/api/send-file";
import { fileWords } from "@/lib/domain/dry-run/words";
import { plural } from "@/lib/domain/words";

/** What each file is and would change, or every reason why not. */
export function DryRuns({ files }: { readonly files: readonly DriedFile[] }) {
  return (
    <>
      {files.length > 1 ? (
        <p className="text-ink-2">
          Each file is judged by itself, over what is stored now: what they do together shows once
          they are stored.
        </p>
      ) : null}
      <ul className="flex flex-col gap-3" aria-label="What the files are and would change">
        {files.map((file, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
          <li key={`${at} ${file.name}`} className="min-w-0 rounded-2 border border-hair py-2">
            <div className="flex flex-col gap-1 px-4">
              <p className="flex flex-wrap items-center gap-x-3">
                <State file={file} />
                <span className="font-mono [overflow-wrap:anywhere]">{file.name}</span>
              </p>
              <What file={file} />
            </div>
            <Outcome file={file} />
          </li>
        ))}
      </ul>
    </>
  );
}

function State({ file }: { readonly file: DriedFile }) {
  if (needsCommit(file)) return <StateTag tone="waiting">Needs a commit</StateTag>;
  if (file.problem !== null) return <StateTag tone="bad">Would be refused</StateTag>;
  if (file.dry?.seen != null) return <StateTag tone="waiting">Here before</StateTag>;
  return <StateTag tone="good">Sound</StateTag>;
}

function What({ file: { dry, further } }: { readonly file: DriedFile }) {
  if (dry === null) return null;
  const { file, seen } = dry;
  return (
    <>
      <p className="text-ink-2 [overflow-wrap:anywhere]">{fileWords(file)}</p>
      {file.notes.map((note) => (
        <p key={note} className="text-ink-2 [overflow-wrap:anywhere]">
          {note}
        </p>
      ))}
      {seen === null ? null : (
        <p>It was received before, as upload {seen}: sending it again changes nothing.</p>
      )}
      {further.requests === 0 ? null : (
        <p>
          It goes in {plural(further.requests + 1, "request")}. What the first one would change is
          said here; {plural(further.commits, "further commit")} build on it and were read: all are
          sound.
        </p>
      )}
    </>
  );
}

function Outcome({ file }: { readonly file: DriedFile }) {
  const { dry, problem } = file;
  if (needsCommit(file))
    return (
      <p className="px-4 text-ink-2">
        A report does not say which commit its tool ran on: the form below asks for it.
      </p>
    );
  if (problem !== null)
    return (
      <div className="mt-2">
        <ReasonsTable problem={problem} />
      </div>
    );
  if (dry === null || dry.effect === null) return null;
  const { own, plans } = dry.effect;
  return (
    <div className="mt-2 flex flex-col gap-3 border-t border-hair-2 pt-2">
      <DryRunOwn own={own} />
      {plans.map((plan) => (
        <DryRunPlan key={plan.plan} effect={plan} />
      ))}
      {plans.length === 0 ? (
        <p className="px-4 text-ink-2">
          The project has no plan yet, so nothing says what these facts mean.
        </p>
      ) : null}
    </div>
  );
}
