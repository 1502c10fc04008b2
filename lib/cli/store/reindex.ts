import { EXIT, parseCommand } from "@/lib/cli/usage";
import { reindexAll } from "@/lib/server/ingest/reindex";
import { DATA_OPTION, STORE_HELP, withStore } from "./command-store";

const HELP = `plumbline reindex [--data DIR]

Derives the line and the lives of every project again from the stored facts.
${STORE_HELP}

Exit codes: 0 fine, 2 usage, 3 could not be done.`;

const OPTIONS = { data: DATA_OPTION, help: { type: "boolean", default: false } } as const;

/** `plumbline reindex`; answers the exit code. */
export async function reindexCommand(argv: string[]): Promise<number> {
  const { values } = parseCommand({ args: argv, options: OPTIONS } as const, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  const started = Date.now();
  const projects = await withStore(values.data, () => reindexAll());
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${projects.length} projects in ${seconds} s: ${projects.join(", ")}`);
  return EXIT.fine;
}
