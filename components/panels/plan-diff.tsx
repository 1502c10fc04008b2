import type { PlanPartProps } from "@/components/panels/plan-part";
import { SegmentedLinks } from "@/components/ui/button";
import { ModuleText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ShapeGlyph } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { pageHref } from "@/lib/api/page-params";
import { type ChangeKind, type ChangeRow, changeRows } from "@/lib/domain/board/plan-matches";
import { counted } from "@/lib/domain/number-words";
import { plural } from "@/lib/domain/words";

const KINDS: Readonly<Record<ChangeKind, { readonly glyph: string; readonly word: string }>> = {
  moved: { glyph: "⇄", word: "Moved" },
  added: { glyph: "+", word: "Added" },
  removed: { glyph: "−", word: "Removed" },
  changed: { glyph: "~", word: "Changed" },
};

/** What differs between the version that is read and the one that the URL names, else its neighbour. */
export function PlanDiff({ place, moment, model }: PlanPartProps) {
  const { diff, plan, versions } = model;
  if (!diff) return null;
  const other = diff.from === plan.version ? diff.to : diff.from;
  const rows = changeRows(diff.changes);
  return (
    <Panel
      id="diff"
      className="scroll-mt-20"
      finding={findingOf(diff.from, diff.to, rows)}
      legend={
        <span className="text-ink-3">
          A rule that changed sides reads as moved, whatever its place in the list.
        </span>
      }
      actions={
        <SegmentedLinks
          label="Compare with version"
          items={versions
            .filter(({ version }) => version !== plan.version)
            .map(({ version }) => ({
              label: `with v${version}`,
              href: `${pageHref(place, "plan", { ...moment, compare: version })}#diff`,
              isCurrent: version === other,
            }))}
        />
      }
      isFlush
    >
      <DataTable
        label={`Differences from version ${diff.from} to version ${diff.to}`}
        columns={diffColumns(diff.from, diff.to)}
        rows={rows}
        rowKey={({ kind, pointer, label }) => `${kind} ${pointer} ${label}`}
        groupOf={({ part }) => part}
        empty={<Empty>The two documents say the same; only their texts may differ.</Empty>}
      />
    </Panel>
  );
}

function findingOf(from: number, to: number, rows: readonly ChangeRow[]): string {
  const moved = rows.filter(({ kind }) => kind === "moved").length;
  const what = plural(rows.length, "difference");
  return moved === 0
    ? `${what} from version ${from} to version ${to}`
    : `${what} from version ${from} to ${to}; ${counted(moved, "rule")} changed sides`;
}

/** What differs, part by part, from one version to another. */
export function diffColumns(from: number, to: number): Column<ChangeRow>[] {
  return [
    { key: "kind", head: "What", cell: ({ kind }) => <Kind of={kind} /> },
    {
      key: "label",
      head: "Part",
      cell: ({ label, pointer, before, after }) => (
        <span className="flex flex-col">
          <span className="[overflow-wrap:anywhere]">{label}</span>
          <code className="text-ink-3 [overflow-wrap:anywhere]">{pointer}</code>
          <span className="flex flex-col gap-0.5 tablet:hidden">
            <Side text={before} />
            <Side text={after} />
          </span>
        </span>
      ),
    },
    {
      key: "before",
      head: `Version ${from}`,
      isWideOnly: true,
      cell: ({ before }) => <Side text={before} />,
    },
    {
      key: "after",
      head: `Version ${to}`,
      isWideOnly: true,
      cell: ({ after }) => <Side text={after} />,
    },
  ];
}

function Kind({ of }: { readonly of: ChangeKind }) {
  const { glyph, word } = KINDS[of];
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className="inline-block w-3.5 text-center font-mono font-semibold">
        {glyph}
      </span>
      <span className={of === "moved" ? "font-semibold" : ""}>{word}</span>
    </span>
  );
}

/** Canonical and legacy keep their glyph, so that a rule which changed sides is seen at once. */
function Side({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return <span className="text-ink-3">–</span>;
  const [, list, rest] = /^(canonical|legacy): (.*)$/s.exec(text) ?? [];
  return (
    <span className="flex items-baseline gap-1.5">
      {list === "canonical" ? (
        <ShapeGlyph shape="disc" className="text-canonical" label="canonical" />
      ) : null}
      {list === "legacy" ? (
        <ShapeGlyph shape="square" className="text-legacy" label="legacy" />
      ) : null}
      <ModuleText module={rest ?? text} className="whitespace-pre-wrap" />
    </span>
  );
}
