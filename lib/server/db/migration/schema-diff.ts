import "server-only";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type * as SchemaEngineModule from "@prisma/schema-engine-wasm";
import pg from "pg";
import { createPool } from "@/lib/server/db/pool";

export const SCHEMA = join("prisma", "schema.prisma");

/** The one-byte type of the catalogue, which is not SQL's char. */
const CHAR = pg.types.builtins.CHAR;

export const NO_FILTER: SchemaEngineModule.SchemaFilter = { externalTables: [], externalEnums: [] };

const NOTHING = /^\s*(--.*\s*)*$/;

/** The SQL that leads from the store at `url` to a Prisma schema, "" when it is there already. */
export function diffToSchema(url: string, schema: string): Promise<string> {
  return withSchemaEngine(url, schema, async (engine) => {
    const files = [{ path: SCHEMA, content: schema }];
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: process.cwd() },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    const sql = stdout ?? "";
    return NOTHING.test(sql) ? "" : sql;
  });
}

/**
 * Lends Prisma's own schema engine, connected to the store at `url`. It is the WebAssembly one: the native one is
 * a download that not every network allows.
 */
export async function withSchemaEngine<T>(
  url: string,
  schema: string,
  run: (engine: SchemaEngineModule.SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadEngine();
  const { SchemaEngine } = await loading;
  const pool = createPool(url);
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(readingChar(pool));
    return await run(await SchemaEngine.new({ datamodels: [[SCHEMA, schema]] }, () => {}, adapter));
  } finally {
    await pool.end();
  }
}

/** The adapter refuses "char", in which the engine asks for parts of the catalogue: answers it as text, then as character. */
function readingChar(pool: pg.Pool): PrismaPg {
  const characters = new WeakMap<object, readonly number[]>();
  const query = pool.query.bind(pool);
  Object.assign(pool, {
    query: async (config: pg.QueryArrayConfig) => {
      const result = await query(config);
      const fields = result.fields.filter((field) => field.dataTypeID === CHAR);
      for (const field of fields) field.dataTypeID = pg.types.builtins.TEXT;
      characters.set(
        result.rows,
        fields.map((field) => result.fields.indexOf(field)),
      );
      return result;
    },
  });
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (asked) => {
      const answer = await queryRaw(asked);
      for (const column of characters.get(answer.rows) ?? []) {
        answer.columnTypes[column] = ColumnTypeEnum.Character;
      }
      return answer;
    };
    return adapter;
  };
  return factory;
}

let loading: Promise<typeof SchemaEngineModule> | undefined;

/**
 * By hand, because the entry of its package imports WebAssembly in a way that only bundlers know; and once, because
 * its bindings belong to one instance.
 */
async function loadEngine(): Promise<typeof SchemaEngineModule> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": bindings });
  // Where the engine leaves the words of a panic before it stops; without it they are lost.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        throw new Error(`Prisma's schema engine: ${message}`);
      },
    },
  });
  bindings.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start === "function") start();
  return bindings;
}
