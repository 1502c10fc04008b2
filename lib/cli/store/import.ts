import { readBytes, readLines } from "@/lib/cli/upload/lines";
import { EXIT, parseCommand, UsageError } from "@/lib/cli/usage";
import { importStore } from "@/lib/server/ingest/import/import-store";
import { DATA_OPTION, STORE_HELP, withStore } from "./command-store";

const HELP = `plumbline import FILE [--data DIR]

Reads an export (gzip or not; - is stdin) into an empty store, all or nothing. The index of lives is derived again
from the facts and held against the exported one.
${STORE_HELP}

Exit codes: 0 fine, 2 usage, 3 could not be done.`;

/** A line of an export is a whole commit, however many lines it came in. */
const MAX_LINE_BYTES = 512 * 1024 * 1024;

const OPTIONS = { data: DATA_OPTION, help: { type: "boolean", default: false } } as const;

/** `plumbline import`; answers the exit code. */
export async function importCommand(argv: string[]): Promise<number> {
  const config = { args: argv, options: OPTIONS, allowPositionals: true } as const;
  const { values, positionals } = parseCommand(config, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new UsageError(`One file is imported at a time.\n\n${HELP}`);
  const { projects, commits } = await withStore(values.data, (client) =>
    importStore(client, textLines(file)),
  );
  console.log(`${commits} commits of ${projects.length} projects: ${projects.join(", ")}`);
  return EXIT.fine;
}

async function* textLines(file: string): AsyncGenerator<string> {
  for await (const line of readLines(readBytes(file), MAX_LINE_BYTES, file))
    yield line.toString("utf8").replace(/\r?\n$/, "");
}
