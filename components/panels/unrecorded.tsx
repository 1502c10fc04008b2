import { Unknown } from "@/components/ui/states";
import { plural } from "@/lib/domain/words";

type UnrecordedProps = { readonly modules: readonly string[]; readonly project: string };

/** Modules that the plan names and no scan records: a zero of theirs would be a lie. */
export function Unrecorded({ modules, project }: UnrecordedProps) {
  if (modules.length === 0) return null;
  const shown = modules.slice(0, 5).join(", ");
  return (
    <div className="mb-4">
      <Unknown
        reason={`The scans do not record ${plural(modules.length, "module")} that the plan names (${shown}${modules.length > 5 ? ", …" : ""}): what this page counts leaves out imports of ${modules.length === 1 ? "it" : "them"}.`}
        command={`npm run -s plumbline -- scan --history --out scan.ndjson && npm run -s plumbline -- upload scan.ndjson --project ${project}`}
      />
    </div>
  );
}
