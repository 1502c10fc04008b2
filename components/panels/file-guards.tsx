import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import { Num, UnknownWord } from "@/components/ui/value";
import type { FileModel } from "@/lib/api/file";
import { capitalised, counted } from "@/lib/domain/number-words";

type Risk = NonNullable<FileModel["risk"]>;

/** Who guards a critical file, as the plan says it: patterns and the files that they match, and that no run is known. */
export function FileGuards({ risk, span }: { readonly risk: Risk; readonly span: 5 | 12 }) {
  const { guards, why } = risk;
  return (
    <Panel
      finding={guardsFinding(guards)}
      span={span}
      legend={why ?? undefined}
      footer="Patterns of the plan, and the files of the tree that they match."
    >
      {guards.length === 0 ? (
        <Empty hint="Guards are named in the plan, under criticalFiles.">
          No test pattern stands behind this file: a wrong change would not be caught by a guard.
        </Empty>
      ) : (
        <>
          <ul>
            {guards.map(({ pattern, files }) => (
              <li
                key={pattern}
                className="flex items-baseline gap-x-3 border-b border-hair-2 py-1.5 last:border-b-0"
              >
                <code className="min-w-0 flex-1 [overflow-wrap:anywhere]">{pattern}</code>
                <GuardFiles files={files} />
              </li>
            ))}
          </ul>
          <p className="mt-2 flex flex-wrap items-center gap-x-2 text-ink-2">
            <StateTag tone="unknown">Not checked</StateTag>
            No test runs yet, so whether they pass is not known.
          </p>
        </>
      )}
    </Panel>
  );
}

function GuardFiles({ files }: { readonly files: number | null }) {
  if (files === null)
    return <UnknownWord title="The scans do not say which files exist; scan with the tree." />;
  return (
    <span className={files === 0 ? "font-medium text-risk" : "text-ink-2"}>
      <Num value={files} /> {files === 1 ? "file" : "files"}
    </span>
  );
}

function guardsFinding(guards: Risk["guards"]): string {
  if (guards.length === 0) return "The plan names no guard for this critical file";
  const patterns = `${capitalised(counted(guards.length, "pattern"))} ${guards.length === 1 ? "guards" : "guard"} it`;
  const missing = guards.filter(({ files }) => files === 0).length;
  if (missing > 0)
    return `${patterns}; ${missing === guards.length ? "none matches" : `${counted(missing, "pattern")} ${missing === 1 ? "matches" : "match"} no`} ${missing === guards.length ? "a file" : "file"}`;
  return patterns;
}
