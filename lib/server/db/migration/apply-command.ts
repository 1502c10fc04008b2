import "server-only";
import { applyMigrations } from "@/lib/server/db/migration/apply";
import { env } from "@/lib/server/env";

// `npm run db:migrate`
const applied = await applyMigrations(env().databaseUrl);
process.stdout.write(applied.length > 0 ? `${applied.join("\n")}\n` : "The store is up to date.\n");
