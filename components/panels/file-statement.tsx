import { ModuleText } from "@/components/ui/code-text";
import type { Statement } from "@/lib/domain/board/rewrite";
import type { ImportClass } from "@/lib/domain/import-class";
import { lastPart } from "@/lib/domain/module-parts";

type DiffLineProps = {
  readonly line: number | null;
  readonly sign: "−" | "+" | " ";
  readonly statement: Statement;
  readonly of: ImportClass;
};

const WASHES: Readonly<Record<ImportClass, string>> = {
  legacy: "bg-[color-mix(in_srgb,var(--legacy)_11%,var(--layer))]",
  unplanned: "bg-[color-mix(in_srgb,var(--unplanned)_11%,var(--layer))]",
  unclassified: "bg-[color-mix(in_srgb,var(--unclassified)_11%,var(--layer))]",
  canonical: "bg-[color-mix(in_srgb,var(--canonical)_11%,var(--layer))]",
  exempt: "bg-sunken",
  outOfScope: "bg-sunken",
};

/** One side of a change: number, sign and statement on the wash of its class; the module's last part stands out. */
export function DiffLine({ line, sign, statement, of }: DiffLineProps) {
  return (
    <div
      className={`grid grid-cols-[auto_auto_minmax(0,1fr)] gap-x-2 px-3 py-1.5 font-mono text-label/5 text-ink ${WASHES[of]}`}
    >
      <span className="min-w-4 text-right text-ink-2 select-none">{line ?? ""}</span>
      <span className="w-3 text-ink-2 select-none">
        <span aria-hidden="true">{sign}</span>
        <span className="sr-only">{SIGNS[sign]}</span>
      </span>
      <StatementText statement={statement} />
    </div>
  );
}

const SIGNS = { "−": "old line:", "+": "new line:", " ": "line:" } as const;

/** The statement in full; only its breaking points are ours. */
function StatementText({ statement }: { readonly statement: Statement }) {
  const { text, module } = statement;
  const at = text.indexOf(module);
  if (at < 0) return <code className="[overflow-wrap:anywhere]">{text}</code>;
  const cut = module.length - lastPart(module).length;
  return (
    <code className="text-[1em] [overflow-wrap:anywhere]">
      {text.slice(0, at)}
      {cut === 0 ? null : <ModuleText module={module.slice(0, cut)} className="text-[1em]" />}
      <b>{module.slice(cut)}</b>
      {text.slice(at + module.length)}
    </code>
  );
}
