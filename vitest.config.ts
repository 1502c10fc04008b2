import { defineConfig } from "vitest/config";

const reactServer = { resolve: { conditions: ["react-server"] } };

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
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
        ssr: reactServer,
        test: { name: "db", include: ["lib/server/**/*.test.ts", "lib/cli/store/**/*.test.ts"] },
      },
    ],
  },
});
