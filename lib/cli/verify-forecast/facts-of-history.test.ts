import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { planFromFile } from "@/lib/cli/check/find-plan";
import { CannotError } from "@/lib/cli/usage";
import { countsAt } from "@/lib/domain/board/counts";
import { judge } from "@/lib/domain/board/judge";
import { classifier } from "@/lib/domain/classify";
import { factsOfHistory } from "./facts-of-history";
import { readHistory } from "./read-history";

const SCAN = "prisma/demo/websocket-manager-history.scan.ndjson.gz";

// The independent counts of rules.md 3 at the last commit of the demo.
test.each([
  ["plan-1104.yaml", { legacy: 679, legacyFiles: 374, canonical: 43, unplanned: 1305 }],
  ["plan-1104-v3.yaml", { legacy: 963, legacyFiles: 467, canonical: 1456, unplanned: 17 }],
])("a scan read in memory gives the counts of the store under %s", async (name, counts) => {
  const { plan } = planFromFile(`prisma/demo/${name}`, name);
  const classes = classifier(plan);
  const facts = factsOfHistory(await readHistory(SCAN, classes));
  const last = facts.commits.sha.length - 1;
  const judged = judge(facts, classes, facts.commits.effectiveAt[last] ?? 0);
  expect(countsAt(judged, last)).toMatchObject(counts);
});

test("a scan that is no whole history, or none at all, is refused with the reason", async () => {
  const { plan } = planFromFile("prisma/demo/plan-1104.yaml", "plan");
  const classes = classifier(plan);
  const folder = mkdtempSync(join(tmpdir(), "forecast-"));
  try {
    const lines = gunzipSync(readFileSync(SCAN)).toString("utf8").split("\n");
    const file = join(folder, "part.ndjson");
    writeFileSync(file, [lines[0], ...lines.slice(5, 8)].join("\n"));
    const history = await readHistory(file, classes);
    expect(() => factsOfHistory(history)).toThrow(CannotError);
    writeFileSync(file, "{}\n");
    await expect(readHistory(file, classes)).rejects.toThrow(CannotError);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the command prints its tables, and exits 2 without a plan", () => {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, ["--import", "tsx", "lib/cli/verify-forecast.ts", ...args], {
      encoding: "utf8",
      stdio: "pipe",
    });
  expect(run(SCAN, "prisma/demo/plan-1104-v3.yaml")).toContain("| plan-1104-v3 | 0, 0 |");
  expect(() => run(SCAN)).toThrow(expect.objectContaining({ status: 2 }));
});
