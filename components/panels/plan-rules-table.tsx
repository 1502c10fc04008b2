import { ModuleText } from "@/components/ui/code-text";
import type { Column } from "@/components/ui/data-table";
import { StateTag } from "@/components/ui/tag";
import { Num, UnknownWord } from "@/components/ui/value";
import type { MatchRow } from "@/lib/domain/board/plan-matches";

const UNITS: Readonly<Record<MatchRow["kind"], readonly [one: string, many: string]>> = {
  module: ["module and name", "modules and names"],
  name: ["module and name", "modules and names"],
  path: ["file", "files"],
  tests: ["file", "files"],
};

/** The fragment of a rule's row: the explanation of an import leads there. */
export function ruleId(pointer: string): string {
  return `rule-${pointer}`;
}

/** Columns of a table of rules; rows of a draft are no targets of links. */
export function ruleColumns(of: "plan" | "draft" = "plan"): Column<MatchRow>[] {
  return [
    {
      key: "text",
      head: "Rule",
      cell: ({ pointer, text, standing, tests }) => (
        <span
          id={of === "plan" ? ruleId(pointer) : undefined}
          className="flex scroll-mt-28 flex-col"
        >
          <ModuleText module={text} />
          <code className="text-ink-3 [overflow-wrap:anywhere]">{pointer}</code>
          {standing === "nothing" ? (
            <StateTag tone="unknown">
              {tests === 0
                ? "No test that ran matches: not checked"
                : "Matches nothing: not checked"}
            </StateTag>
          ) : null}
        </span>
      ),
    },
    {
      key: "matches",
      head: "Matches",
      align: "end",
      cell: ({ matches, standing, kind }) =>
        standing === "unknown" ? (
          <UnknownWord />
        ) : (
          <span className={standing === "nothing" ? "font-semibold" : ""}>
            <Num value={matches} />{" "}
            <span className="text-ink-3 max-tablet:hidden">{unitOf(kind, matches)}</span>
          </span>
        ),
    },
    {
      key: "imports",
      head: "Imports",
      align: "end",
      cell: ({ imports, standing }) =>
        imports === undefined ? (
          <span className="text-ink-3">–</span>
        ) : standing === "unknown" ? (
          <UnknownWord />
        ) : (
          <Num value={imports} />
        ),
    },
    {
      key: "tests",
      head: "Tests that ran",
      align: "end",
      isWideOnly: true,
      cell: ({ tests }) =>
        tests === undefined ? <span className="text-ink-3">–</span> : <Num value={tests} />,
    },
    {
      key: "samples",
      head: "The first of them",
      isWideOnly: true,
      cell: ({ samples, text }) =>
        samples.length === 0 ? (
          <span className="text-ink-3">–</span>
        ) : (
          <span className="flex flex-col">
            {samples.map((sample) => (
              <ModuleText key={sample} module={shortSample(text, sample)} className="text-ink-2" />
            ))}
          </span>
        ),
    },
  ];
}

function unitOf(kind: MatchRow["kind"], count: number): string {
  return UNITS[kind][count === 1 ? 0 : 1];
}

/** A rule on one module needs only the names that it matches. */
function shortSample(text: string, sample: string): string {
  const own = `${text.split(":")[0]}: `;
  return sample.startsWith(own) ? sample.slice(own.length) : sample;
}
