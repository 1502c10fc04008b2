import { GlyphLine } from "@/components/panels/glyph-line";
import type { PlanLinks } from "@/components/panels/plan-links";
import { GuardTag, SimulatedTag } from "@/components/panels/test-words";
import { PathText } from "@/components/ui/code-text";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num, UnknownWord } from "@/components/ui/value";
import type { FileModel } from "@/lib/api/file";
import { capitalised, counted } from "@/lib/domain/number-words";

type Risk = NonNullable<FileModel["risk"]>;

type FileGuardsProps = {
  readonly risk: Risk;
  readonly links: PlanLinks;
};

/** Who guards a critical file: the plan's patterns, the files that they match, and what the last runs say of each. */
export function FileGuards({ risk, links }: FileGuardsProps) {
  const { guards, why } = risk;
  return (
    <Panel
      finding={guardsFinding(guards)}
      legend={why ?? undefined}
      footer="Patterns of the plan, and the files of the tree that they match."
    >
      {guards.length === 0 ? (
        <Empty hint="Guards are named in the plan, under criticalFiles.">
          No test pattern stands behind this file: a wrong change would not be caught by a guard.
        </Empty>
      ) : (
        <ul>
          {guards.map((guard) => (
            <GuardPattern key={guard.pattern} guard={guard} links={links} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

type GuardPatternProps = {
  readonly guard: Risk["guards"][number];
  readonly links: PlanLinks;
};

/** A pattern, the files that it matches, and how each stands that ever ran. */
function GuardPattern({ guard, links }: GuardPatternProps) {
  const { pattern, files, rows } = guard;
  return (
    <li className="border-b border-hair-2 py-1.5 last:border-b-0">
      <span className="flex items-baseline gap-x-3">
        <code className="min-w-0 flex-1 [overflow-wrap:anywhere]">{pattern}</code>
        <GuardFiles files={files} />
      </span>
      {rows.length === 0 ? (
        <GlyphLine tone="unknown">not checked: nothing that ran matches</GlyphLine>
      ) : null}
      {rows.map((row) => (
        <span key={row.path} className="block py-0.5">
          <span className="flex flex-wrap items-center gap-x-2">
            <GuardTag state={row.state} reason={row.reason} risk={row.risks[0]?.kind} />
            <SimulatedTag isSimulated={row.isSimulated} />
            {row.why === row.reason ? null : (
              <span className="text-label text-ink-3">{row.why}</span>
            )}
          </span>
          {row.path === pattern ? null : (
            <PathText
              path={row.path}
              {...(row.tree === "in the tree" ? { href: links.file(row.path) } : {})}
            />
          )}
        </span>
      ))}
    </li>
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
  const rows = guards.flatMap((guard) => guard.rows);
  const failing = rows.filter(({ state }) => state === "failing").length;
  if (failing > 0) return `${patterns}; ${counted(failing, "file fails", "files fail")}`;
  const isUnknown =
    guards.some((guard) => guard.rows.length === 0) ||
    rows.some(({ state }) => state === "unknown");
  return isUnknown ? `${patterns}; not all of it is checked` : `${patterns}, and all of it passes`;
}
