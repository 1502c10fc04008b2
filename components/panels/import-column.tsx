import { ModuleText } from "@/components/ui/code-text";
import type { Column } from "@/components/ui/data-table";

type Imported = { readonly module: string; readonly name: string | null };

/** Module and name of an import. `prefix`: what all modules on the page share; it is named in the head and left out of each. */
export function importColumn<Row extends Imported>(prefix: string): Column<Row> {
  return {
    key: "import",
    head: prefix === "" ? "Import" : `Import, under ${prefix}`,
    isWideOnly: true,
    // The prefix is long, and would leave a path beside it a few letters a line.
    className: "whitespace-normal!",
    cell: ({ module, name }) => (
      <>
        <ModuleText module={module} {...(prefix === "" ? {} : { prefix })} />{" "}
        <code className="text-ink-2">{name ?? "(the module)"}</code>
      </>
    ),
  };
}
