import type { PlanLinks } from "@/components/panels/plan-links";
import { type Column, DataTable } from "@/components/ui/data-table";
import { NOT_APPLICABLE } from "@/components/ui/format";
import { TONE_TEXT, type Tone, ToneGlyph } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num } from "@/components/ui/value";
import type { CategoryRow, StrategyModel } from "@/lib/domain/verdict/strategy-model";
import { plural } from "@/lib/domain/words";

type StrategyCategoriesProps = { readonly data: StrategyModel; readonly links: PlanLinks };

/** The categories of the plan with the environments that it asks of each, and how their files stand. */
export function StrategyCategories({ data, links }: StrategyCategoriesProps) {
  const { categories } = data;
  const missing = categories.filter(({ unknown, files }) => unknown > 0 || files === 0).length;
  return (
    <Panel
      finding={
        missing === 0
          ? `${plural(categories.length, "category", "categories")}, every file of each is known`
          : `${plural(missing, "category", "categories")} of ${categories.length} with files that are not known to pass or fail`
      }
      legend="A file passes when it passes in every environment that the plan asks for."
      isFlush
      footer={<a href={links.page("tests")}>The tests that ran</a>}
    >
      <DataTable
        label="Categories"
        columns={COLUMNS}
        rows={categories}
        rowKey={({ category }) => category}
        rowTone={({ passing, failing }) => (passing + failing === 0 ? "unknown" : null)}
        empty={<Empty>The plan names no tests, so there is no category.</Empty>}
      />
    </Panel>
  );
}

const COLUMNS: readonly Column<CategoryRow>[] = [
  { key: "category", head: "Category", cell: ({ category }) => category.replaceAll("_", " ") },
  {
    key: "environments",
    head: "Environments",
    className: "text-ink-2",
    cell: ({ environments }) =>
      environments.length === 0 ? "any: the plan names none" : environments.join(", "),
  },
  number("entries", "Entries", true),
  number("files", "Files", false),
  toned("passing", "Passing", "good"),
  toned("failing", "Failing", "bad"),
  toned("unknown", "Unknown", "unknown"),
  number("tests", "Tests", true),
];

type Counted = "entries" | "files" | "passing" | "failing" | "unknown" | "tests";

function number(key: Counted, head: string, isWideOnly: boolean): Column<CategoryRow> {
  return { key, head, align: "end", isWideOnly, cell: (row) => <Num value={row[key]} /> };
}

function toned(key: Counted, head: string, tone: Tone): Column<CategoryRow> {
  return {
    key,
    head,
    align: "end",
    isWideOnly: key === "passing",
    cell: (row) =>
      row[key] === 0 ? (
        <span className="text-ink-3">{row.files === 0 ? NOT_APPLICABLE : "0"}</span>
      ) : (
        <span className={`inline-flex items-center gap-1 ${TONE_TEXT[tone]}`}>
          <ToneGlyph tone={tone} size={12} />
          <Num value={row[key]} />
        </span>
      ),
  };
}
