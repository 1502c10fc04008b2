import { StateTag } from "@/components/ui/tag";
import type { Problem } from "@/lib/api/fetch-json";
import { needsCommit, type SentFile } from "@/lib/api/send-file";
import { inWords, plural } from "@/lib/domain/words";

/** What came of the files just sent, each refusal with every place. */
export function SentFiles({ files }: { readonly files: readonly SentFile[] }) {
  return (
    <ul className="flex flex-col gap-3" aria-label="What came of the files">
      {files.map((file) => (
        <li key={file.name} className="rounded-2 border border-hair px-3 py-2">
          <p className="flex flex-wrap items-center gap-x-3">
            <State file={file} />
            <span className="font-mono">{file.name}</span>
            <span className="text-ink-2">{outcomeOf(file)}</span>
          </p>
          {file.problem ? <Reasons problem={file.problem} /> : null}
        </li>
      ))}
    </ul>
  );
}

function State({ file }: { readonly file: SentFile }) {
  if (needsCommit(file)) return <StateTag tone="waiting">Needs a commit</StateTag>;
  return (
    <StateTag tone={file.problem ? "bad" : "good"}>{file.problem ? "Refused" : "Stored"}</StateTag>
  );
}

function outcomeOf(file: SentFile): string {
  if (file.requests > 0 && file.repeated === file.requests && !file.problem)
    return "received before: nothing changed";
  if (file.run) return file.run;
  if (file.plan) return `plan ${file.plan}`;
  const known = file.known > 0 || file.commits === 0 ? `, ${inWords(file.known)} known before` : "";
  const waiting = file.waiting > 0 ? `, ${inWords(file.waiting)} waiting for their base` : "";
  const stored = `${plural(file.commits, "commit")} stored${known}${waiting}`;
  return file.problem && file.commits === 0 ? "nothing was stored" : stored;
}

function Reasons({ problem }: { readonly problem: Problem }) {
  const errors = problem.errors ?? [{ detail: problem.detail, pointer: "" }];
  const more = (problem.total ?? errors.length) - errors.length;
  return (
    <ol className="mt-2 flex flex-col gap-1 text-ink-2">
      {errors.map((error) => (
        <li key={`${error.line ?? 0} ${error.column ?? 0} ${error.pointer} ${error.detail}`}>
          {error.line === undefined ? null : (
            <span className="text-ink-3">
              line {error.line}
              {error.column === undefined ? "" : `, column ${error.column}`}:{" "}
            </span>
          )}
          {error.detail}
          {error.pointer ? (
            <code className="ml-1.5 font-mono text-ink-3">{error.pointer}</code>
          ) : null}
        </li>
      ))}
      {more > 0 ? <li>and {inWords(more)} more</li> : null}
    </ol>
  );
}
