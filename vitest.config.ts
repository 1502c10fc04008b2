import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Conditions of resolution do not reach a global setup, an alias does.
const empty = fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url));
const serverOnly = { resolve: { tsconfigPaths: true, alias: { "server-only": empty } } };

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    // The default leaves one processor idle: with two, files would run one after the other.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "lib/{domain,formats,scanner,api}/**/*.test.ts",
            "lib/cli/**/*.test.ts",
            "components/**/*.test.{ts,tsx}",
          ],
          exclude: ["lib/cli/{setup,store}/**"],
          // Laws try hundreds of cases; a busy machine is no reason to fail.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "house",
          include: ["lib/*.test.ts", "lib/cli/setup/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        ...serverOnly,
        test: {
          name: "db",
          include: ["lib/server/**/*.test.ts", "lib/cli/store/**/*.test.ts"],
          globalSetup: ["lib/server/db/testing/global-setup.ts"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        ...serverOnly,
        test: {
          name: "bench",
          include: ["lib/server/bench/*.bench.ts"],
          globalSetup: ["lib/server/db/testing/global-setup.ts"],
          fileParallelism: false,
        },
      },
    ],
  },
});
