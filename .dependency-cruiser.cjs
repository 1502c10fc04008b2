/** Folder names say where code may run and what it may know; lib/README.md has the same as a table. */
const TEST = "[.](test|spec)[.]tsx?$|/fixtures/";

module.exports = {
  forbidden: [
    {
      name: "domain-is-pure",
      comment: "lib/domain imports nothing but itself: no React, Prisma, zod, node.",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: TEST },
      to: { pathNot: "^lib/domain/" },
    },
    {
      name: "formats-know-only-the-domain",
      comment:
        "Untrusted bytes in, facts out: beside the domain only zod, yaml, saxes and the readers of archives.",
      severity: "error",
      from: { path: "^lib/formats/", pathNot: TEST },
      to: { pathNot: "^lib/(formats|domain)/|node_modules/(zod|yaml|saxes|yauzl|tar-stream)/" },
    },
    {
      name: "formats-do-not-know-each-other",
      comment: "What two formats share lies directly in lib/formats.",
      severity: "error",
      from: { path: "^lib/formats/([^/]+)/" },
      to: { path: "^lib/formats/[^/]+/", pathNot: "^lib/formats/($1|fixtures)/" },
    },
    {
      name: "scanner-knows-only-the-domain",
      comment:
        "It runs in strangers' checkouts: the domain, itself and node, no package but a language's parser.",
      severity: "error",
      from: { path: "^lib/scanner/", pathNot: `${TEST}|^lib/scanner/languages/typescript/` },
      to: { pathNot: "^lib/(scanner|domain)/", dependencyTypesNot: ["core"] },
    },
    {
      name: "languages-are-pure",
      comment: "A lexer gets bytes and returns imports.",
      severity: "error",
      from: {
        path: "^lib/scanner/languages/",
        pathNot: `${TEST}|^lib/scanner/languages/typescript/`,
      },
      to: { pathNot: "^lib/(scanner/languages|domain)/" },
    },
    {
      name: "typescript-has-its-parser",
      comment: "A native parser, itself a function of a text; nothing else of the machine.",
      severity: "error",
      from: { path: "^lib/scanner/languages/typescript/", pathNot: TEST },
      to: { pathNot: "^lib/(scanner/languages|domain)/|node_modules/oxc-parser/" },
    },
    {
      name: "only-lib-server-touches-prisma",
      severity: "error",
      from: { pathNot: "^(lib/server|prisma)/|^prisma[.]config" },
      to: { path: "node_modules/(@prisma|prisma|pg|@electric-sql)/" },
    },
    {
      name: "app-asks-questions",
      comment: "A route reads, ingests or answers; the database is behind lib/server/read.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^lib/", pathNot: "^lib/(api|domain|server/(read|ingest|http))/" },
    },
    {
      name: "cli-meets-the-store-at-one-door",
      comment:
        "Prisma is slow to load: only serve.ts and the store commands may know lib/server. The lock is plain JavaScript.",
      severity: "error",
      from: { path: "^lib/cli/", pathNot: `^lib/cli/(store/|serve[.]ts$)` },
      to: { path: "^lib/server/", pathNot: "^lib/server/db/engine/store-lock[.]mjs$" },
    },
    {
      name: "cli-store-commands-skip-http",
      severity: "error",
      from: { path: "^lib/cli/" },
      to: { path: "^lib/server/http/" },
    },
    {
      name: "nothing-imports-the-command-line",
      comment: "lib/cli is a leaf, so the build does not depend on it.",
      severity: "error",
      from: { pathNot: "^lib/cli/" },
      to: { path: "^lib/cli/" },
    },
    {
      name: "server-does-not-scan",
      comment: "A scan arrives as an upload, also from this machine.",
      severity: "error",
      from: { path: "^lib/server/", pathNot: TEST },
      to: { path: "^lib/scanner/" },
    },
    {
      name: "api-is-browser-safe",
      comment: "Query key, URL and type: nothing but the domain and TanStack's queryOptions.",
      severity: "error",
      from: { path: "^lib/api/", pathNot: TEST },
      to: { pathNot: "^lib/(api|domain)/|node_modules/@tanstack/" },
    },
    {
      name: "browser-code-never-reaches-the-server",
      comment: "Transitive: a file in between does not help.",
      severity: "error",
      from: { path: "^(components|lib/api)/", pathNot: TEST },
      to: { path: "^lib/(server|scanner|cli)/", reachable: true },
    },
    {
      name: "components-know-api-and-domain",
      severity: "error",
      from: { path: "^components/", pathNot: TEST },
      to: { path: "^lib/", pathNot: "^lib/(api|domain)/" },
    },
    {
      name: "components-use-no-node",
      severity: "error",
      from: { path: "^components/", pathNot: TEST },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "charts-only-draw",
      comment: "A chart gets data as props; it never fetches and never navigates.",
      severity: "error",
      from: { path: "^components/charts/" },
      to: { path: "^(lib/api|components/panels)/|node_modules/(@tanstack|next)/" },
    },
    {
      name: "lib-never-imports-components",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^components/" },
    },
    {
      name: "ui-knows-no-product",
      comment: "components/ui could be lifted into another project.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(app|lib|components/(charts|panels))/" },
    },
    {
      name: "nothing-imports-app",
      severity: "error",
      from: { pathNot: "^app/" },
      to: { path: "^app/" },
    },
    {
      name: "tests-only-from-tests",
      severity: "error",
      from: { pathNot: `${TEST}|[.]bench[.]ts$|^e2e/` },
      to: { path: TEST },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "everything-resolves",
      comment: "An import that cannot be followed would blind the rules above.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|lib/server/db/generated" },
    exclude: { path: "lib/server/db/generated/.+/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
