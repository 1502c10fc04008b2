import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readerOf } from "@/lib/cli/setup/build.mjs";
import { loadDemo } from "@/lib/cli/setup/load-demo";
import { startWebServer } from "@/lib/cli/setup/web-server";
import { noteDemo, wantsDemo } from "@/lib/cli/store/demo-note";
import { describeHolder, writeHolderNote } from "@/lib/cli/store/holder-note";
import { openMigratedStore } from "@/lib/cli/store/open-store";
import { StoreHeldError } from "@/lib/server/db/engine/store-lock.mjs";

// Started by lib/cli/start.mjs: the store, its migrations, the web server and the demo, until the parent is gone.

type Options = {
  readonly port: number;
  readonly data: string;
  readonly build: string;
  readonly withDemo: boolean;
};

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "3000" },
      data: { type: "string", default: ".plumbline" },
      build: { type: "string", default: ".next" },
      demo: { type: "boolean", default: false },
    },
  });
  return {
    port: Number(values.port),
    data: values.data,
    build: values.build,
    withDemo: values.demo,
  };
}

/** Settles when the parent lets go or a signal comes. */
const toldToStop = new Promise<"told">((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => resolve("told"));
  }
  process.on("disconnect", () => resolve("told"));
});

/** Undoes what was done, the last first, whatever part of the way was gone. */
const undo: (() => unknown)[] = [];

async function serve({ port, data, build, withDemo }: Options): Promise<string> {
  const databaseUrl = process.env.DATABASE_URL || undefined;
  console.log(
    databaseUrl ? "Opening the database ..." : `Opening the embedded store in ${data} ...`,
  );
  const store = await openMigratedStore({ databaseUrl, dataDir: data });
  undo.push(store.stop);
  const isEmbedded = store.enginePid !== null;
  const settings = {
    DATABASE_URL: store.url,
    PLUMBLINE_EMBEDDED: isEmbedded ? "1" : "0",
    PORT: String(port),
    PLUMBLINE_READER: readerOf(process.cwd(), build),
    PLUMBLINE_COMMAND: isEmbedded ? fileURLToPath(new URL("./plumbline.mjs", import.meta.url)) : "",
  };
  const web = await startWebServer({ port, build, settings });
  undo.push(web.stop);
  if (store.enginePid !== null) {
    undo.push(writeHolderNote(data, { enginePid: store.enginePid, url: web.url }));
  }
  if (isEmbedded && withDemo && wantsDemo(data, store)) await showDemo(web.url, data);
  greet(web.url);
  return Promise.race([
    toldToStop,
    web.ended.then(() => "The web server has ended."),
    store.ended.then(() => "The embedded engine has ended."),
  ]);
}

/** A server without its demo is still a server. */
async function showDemo(url: string, data: string): Promise<void> {
  const started = Date.now();
  console.log("Loading the demo ...");
  try {
    noteDemo(data, "loading");
    await loadDemo(url);
    noteDemo(data, "loaded");
    console.log(`  done in ${Math.round((Date.now() - started) / 1000)} s`);
  } catch (error) {
    console.error(`The demo could not be loaded: ${explain(error, "")}`);
  }
}

function greet(url: string): void {
  console.log(`
Plumbline is at ${url}

Your own code base: add it on that page, or from this directory with
  npm run -s plumbline -- init --repo DIR --server ${url}

Ctrl-C ends it.`);
}

function explain(error: unknown, data: string): string {
  if (error instanceof StoreHeldError) return describeHolder(data, error);
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<number> {
  const options = readOptions();
  try {
    const outcome = await Promise.race([toldToStop, serve(options)]);
    if (outcome === "told") return 0;
    console.error(outcome);
  } catch (error) {
    console.error(explain(error, options.data));
  } finally {
    for (const step of undo.toReversed()) await step();
  }
  return 3;
}

process.exit(await main());
