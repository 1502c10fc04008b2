import { CannotError, EXIT, UsageError } from "@/lib/cli/usage";

// Started by lib/cli/plumbline.mjs. A command is loaded when it is called: Prisma is slow to load.

type Command = {
  readonly summary: string;
  readonly load: () => Promise<(argv: string[]) => Promise<number>>;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  scan: {
    summary: "read the imports of a repository: one revision, or its history",
    load: async () => (await import("@/lib/cli/scan")).scanCommand,
  },
  check: {
    summary:
      "fail on legacy or unplanned imports that a branch adds; --fix writes the canonical ones",
    load: async () => (await import("@/lib/cli/check-command")).checkCommand,
  },
  discover: {
    summary: "find symbols that are imported through more than one path; draft a plan",
    load: async () => (await import("@/lib/cli/discover")).discoverCommand,
  },
  validate: {
    summary: "say what a file is, or every reason why it is not sound",
    load: async () => (await import("@/lib/cli/validate")).validateCommand,
  },
  init: {
    summary: "add a repository: scan its history, send it with its plan, say where to look",
    load: async () => (await import("@/lib/cli/init")).initCommand,
  },
  sync: {
    summary: "send what the server lacks of a repository's line, for CI",
    load: async () => (await import("@/lib/cli/sync")).syncCommand,
  },
  upload: {
    summary: "send scans and plans to a Plumbline server",
    load: async () => (await import("@/lib/cli/upload")).uploadCommand,
  },
  "demo-runs": {
    summary: "write the demo's simulated test runs to a directory",
    load: async () => (await import("@/lib/cli/demo-runs")).demoRunsCommand,
  },
  export: {
    summary: "write the whole store to a file",
    load: async () => (await import("@/lib/cli/store/export")).exportCommand,
  },
  import: {
    summary: "read an export into an empty store",
    load: async () => (await import("@/lib/cli/store/import")).importCommand,
  },
  reindex: {
    summary: "derive lives again from the stored facts",
    load: async () => (await import("@/lib/cli/store/reindex")).reindexCommand,
  },
};

function help(): string {
  const names = Object.entries(COMMANDS).map(
    ([name, { summary }]) => `  plumbline ${name.padEnd(9)} ${summary}`,
  );
  return `${names.join("\n")}
  plumbline help      this text; plumbline COMMAND --help for one command

Exit codes: 0 fine, 1 the check failed, 2 usage, 3 could not be done.`;
}

async function main([name, ...argv]: string[]): Promise<number> {
  if (name === undefined || ["help", "--help", "-h"].includes(name)) {
    console.log(help());
    return name === undefined ? EXIT.usage : EXIT.fine;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageError(`There is no command "${name}".\n\n${help()}`);
  const run = await command.load();
  return run(argv);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(error.message);
    return EXIT.usage;
  }
  if (error instanceof CannotError) console.error(error.message);
  else console.error(error);
  return EXIT.cannot;
}

// No top-level await: a script that V8 keeps compiled can hold none.
void main(process.argv.slice(2))
  .catch(exitCodeOf)
  .then((code) => {
    process.exitCode = code;
  });
