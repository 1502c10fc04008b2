import { defineConfig } from "prisma/config";

/** The command line of Prisma reads this; the application takes its URL from lib/server/env.ts. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
