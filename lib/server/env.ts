import "server-only";
import { z } from "zod";

const flag = z
  .enum(["", "0", "1"])
  .default("")
  .transform((value) => value === "1");

const schema = z.object({
  /** The store: a Postgres 15 or later, or what the embedded engine answered at its start. */
  DATABASE_URL: z
    .string({ error: "is not set: run `npm start`, or name a Postgres 15 or later" })
    .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://"),
  /** Set by the start script when DATABASE_URL is its own embedded engine. */
  PLUMBLINE_EMBEDDED: flag,
  /** Set by the start script: the file of the command line, which scans what is on this machine. */
  PLUMBLINE_COMMAND: z.string().default(""),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
});

export type Environment = {
  readonly databaseUrl: string;
  readonly isEmbedded: boolean;
  readonly port: number;
  /** The file of the command line; null where the server was not told. */
  readonly command: string | null;
};

let known: Environment | undefined;

/** The settings of this process, read and checked at the first call. Throws an Error that names every bad one. */
export function env(): Environment {
  known ??= parseEnvironment(process.env);
  return known;
}

/** Settings from a bag of variables; apart from `env` so that a test can hand in its own. */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const parsed = schema.safeParse(variables);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(issues.join("; "));
  }
  const { DATABASE_URL, PLUMBLINE_EMBEDDED, PLUMBLINE_COMMAND, PORT } = parsed.data;
  return {
    databaseUrl: DATABASE_URL,
    isEmbedded: PLUMBLINE_EMBEDDED,
    port: PORT,
    command: PLUMBLINE_COMMAND || null,
  };
}

/** A Postgres for the tests to use instead of one that they start: its role must be able to create databases. */
export function testDatabaseUrl(): string | undefined {
  return process.env.TEST_DATABASE_URL || undefined;
}

/** Set by the start script: the file of the process that reads large uploads. Where it is not set its source is run through tsx. */
export function readerProgram(): string | undefined {
  return process.env.PLUMBLINE_READER || undefined;
}

/** What a benchmark is asked to read or to run: `npm run bench -- NAME FILE`. */
export function benchmarkFile(): string | undefined {
  return process.env.PLUMBLINE_BENCH_FILE || undefined;
}

/** What a child process inherits. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}

/** What a command that works on strangers' repositories inherits: no store, no options for node, none for git. */
export function commandEnvironment(): NodeJS.ProcessEnv {
  const names = ["PATH", "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "TMPDIR", "TEMP", "SystemRoot"];
  const kept = names.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept), NODE_ENV: "production" };
}
