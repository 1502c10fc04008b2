#!/usr/bin/env node
// Stands in for Prisma's schema engine, a download that `prisma generate` asks only for its version. Everything
// else must fail loudly: an engine that answers `migrate deploy` with success and does nothing loses a database.
const [first] = process.argv.slice(2);
if (first === "--version") {
  process.stdout.write("schema-engine-cli stand-in\n");
} else {
  process.stderr.write(
    "This is a stand-in for Prisma's schema engine that can only generate the client. " +
      "Migrations are applied by `npm start`; for `prisma migrate` unset PRISMA_SCHEMA_ENGINE_BINARY.\n",
  );
  process.exitCode = 97;
}
