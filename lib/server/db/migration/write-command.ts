import "server-only";
import { readFile } from "node:fs/promises";
import { SCHEMA } from "@/lib/server/db/migration/schema-diff";
import { writeMigration } from "@/lib/server/db/migration/write";

// `npm run db:migration -- name`
const name = process.argv[2] ?? "";
const folder = await writeMigration({
  name,
  schema: await readFile(SCHEMA, "utf8"),
  at: Date.now(),
});
process.stdout.write(folder ? `${folder}\n` : "The migrations make what the schema says.\n");
