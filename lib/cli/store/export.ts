import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { EXIT, fromHere, parseCommand } from "@/lib/cli/usage";
import { exportStore } from "@/lib/server/ingest/export/export-store";
import { inSnapshot } from "@/lib/server/ingest/export/snapshot";
import { DATA_OPTION, STORE_HELP, withStore } from "./command-store";

const HELP = `plumbline export [--out FILE|-] [--without-receipts] [--data DIR]

Writes the whole store as lines of JSON: facts, the index derived from them, and what was uploaded when.
${STORE_HELP}

  --out FILE           default: - (stdout); gzip when it ends in .gz
  --without-receipts   leave out the uploads: two stores that got the same facts then export the same bytes

Exit codes: 0 fine, 2 usage, 3 could not be done.`;

const OPTIONS = {
  out: { type: "string", default: "-" },
  "without-receipts": { type: "boolean", default: false },
  data: DATA_OPTION,
  help: { type: "boolean", default: false },
} as const;

/** `plumbline export`; answers the exit code. */
export async function exportCommand(argv: string[]): Promise<number> {
  const { values } = parseCommand({ args: argv, options: OPTIONS } as const, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  const withReceipts = !values["without-receipts"];
  const counted = { lines: 0 };
  await withStore(values.data, (client) =>
    inSnapshot(client, async (tx) => {
      const lines = withLineEnds(exportStore(tx, { withReceipts }), counted);
      if (values.out === "-") await pipeline(Readable.from(lines), process.stdout, { end: false });
      else await writeWhole(fromHere(values.out), lines);
    }),
  );
  console.error(`${counted.lines} lines exported.`);
  return EXIT.fine;
}

async function* withLineEnds(
  lines: AsyncIterable<string>,
  counted: { lines: number },
): AsyncGenerator<string> {
  for await (const line of lines) {
    counted.lines += 1;
    yield `${line}\n`;
  }
}

/** Under its name only once it is whole. */
async function writeWhole(file: string, lines: AsyncIterable<string>): Promise<void> {
  const part = `${file}.part`;
  const to: Writable[] = file.endsWith(".gz")
    ? [createGzip(), createWriteStream(part)]
    : [createWriteStream(part)];
  try {
    await pipeline([Readable.from(lines), ...to]);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
