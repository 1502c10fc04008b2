import { beforeAll, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { countsAt } from "@/lib/domain/board/counts";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { demoPlans, demoScan, requests, shuffled } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { openBoard } from "@/lib/server/read/board";

// A second account of the demo that shares nothing with the product: folds the lines, classifies with its own globs.

type Row = { module: string; name: string | null };
type Commit = {
  sha: string;
  mode: "full" | "delta";
  files: { path: string; imports: Row[] }[];
  deleted?: string[];
  renamed?: { from: string; to: string }[];
};
type Rule = { module: string; names?: string[] };
type PlanText = {
  version: number;
  subject: { names: string[]; family: string[]; canonical: Rule[]; legacy: Rule[] };
  scope: { include: string[]; exclude: string[] };
  exemptions: { path: string }[];
};

const { header, commits } = demoScan();
const plans = demoPlans();
const parsed = commits.map((line) => JSON.parse(line) as Commit);

function globRegex(glob: string): RegExp {
  let pattern = "";
  for (let at = 0; at < glob.length; at += 1) {
    if (glob.startsWith("**/", at)) {
      pattern += "(?:[^/]+/)*";
      at += 2;
    } else if (glob.slice(at) === "**") {
      pattern += ".+";
      at += 1;
    } else if (glob[at] === "*") pattern += "[^/]*";
    else if (glob[at] === "?") pattern += "[^/]";
    else pattern += (glob[at] ?? "").replace(/[.+^$()|[\]{}\\]/g, "\\$&");
  }
  return new RegExp(`^${pattern}$`);
}

function moduleRegex(glob: string): RegExp {
  return new RegExp(
    `^${glob
      .split("*")
      .map((part) => part.replaceAll(".", "\\."))
      .join(".+")}$`,
  );
}

function stateAt(sha: string): Map<string, Row[]> {
  let state = new Map<string, Row[]>();
  for (const commit of parsed) {
    state = stateAfter(state, commit);
    if (commit.sha === sha) return state;
  }
  throw new Error(`no commit ${sha}`);
}

function stateAfter(before: ReadonlyMap<string, Row[]>, commit: Commit): Map<string, Row[]> {
  const state = new Map(commit.mode === "full" ? [] : before);
  for (const { from } of commit.renamed ?? []) state.delete(from);
  for (const { from, to } of commit.renamed ?? []) {
    const rows = before.get(from);
    if (rows) state.set(to, rows);
    else state.delete(to);
  }
  for (const path of commit.deleted ?? []) state.delete(path);
  for (const { path, imports } of commit.files) state.set(path, imports);
  return state;
}

function count(state: ReadonlyMap<string, Row[]>, { subject, scope, exemptions }: PlanText) {
  const some = (globs: readonly string[]) => globs.map(globRegex);
  const [include, exclude, exempt] = [
    some(scope.include),
    some(scope.exclude),
    some(exemptions.map(({ path }) => path)),
  ];
  const rule = ({ module, names }: Rule) => {
    const regex = moduleRegex(module);
    return (row: Row) =>
      regex.test(row.module) && (!names || (row.name !== null && names.includes(row.name)));
  };
  const [canonical, legacy] = [subject.canonical.map(rule), subject.legacy.map(rule)];
  const family = subject.family.map(moduleRegex);
  const counts = {
    ...{ legacy: 0, legacyFiles: 0, canonical: 0, unplanned: 0, unclassified: 0 },
    ...{ exempt: 0, outOfScope: 0 },
  };
  const classOf = (path: string, row: Row): Exclude<keyof typeof counts, "legacyFiles"> | null => {
    const isNamed = row.name !== null && subject.names.includes(row.name);
    const isRuled = [...subject.canonical, ...subject.legacy].some(({ module }) =>
      moduleRegex(module).test(row.module),
    );
    if (!isNamed && !isRuled && !family.some((regex) => regex.test(row.module))) return null;
    if (!include.some((glob) => glob.test(path)) || exclude.some((glob) => glob.test(path)))
      return "outOfScope";
    if (exempt.some((glob) => glob.test(path))) return "exempt";
    if (canonical.some((matches) => matches(row))) return "canonical";
    if (legacy.some((matches) => matches(row))) return "legacy";
    return isNamed ? "unplanned" : "unclassified";
  };
  for (const [path, rows] of state) {
    const before = counts.legacy;
    for (const row of rows) {
      const found = classOf(path, row);
      if (found) counts[found] += 1;
    }
    if (counts.legacy > before) counts.legacyFiles += 1;
  }
  return counts;
}

const plan = (version: number) => parseYaml(plans[version - 1] ?? "") as PlanText;

/** rules.md 3: violations, files with them, canonical, unplanned, unclassified, exempt, out of scope. */
const FIRST = [326, 204, 0, 3, 22, 12, 0];
const KNOWN: readonly (readonly [sha: string, version: number, counts: readonly number[]])[] = [
  [parsed[0]?.sha ?? "", 1, FIRST],
  [parsed[0]?.sha ?? "", 2, FIRST],
  [parsed[0]?.sha ?? "", 3, FIRST],
  ["ec3d06f9", 1, [679, 374, 43, 1305, 420, 67, 4388]],
  ["ec3d06f9", 2, [839, 426, 124, 1267, 217, 67, 4388]],
  ["ec3d06f9", 3, [963, 467, 1456, 17, 11, 67, 4388]],
];

describeOnEveryEngine("counts of the demo", (database) => {
  beforeAll(async () => {
    await bindEmpty(database());
    for (const text of [...requests(header, commits, 500), ...plans]) await send(text);
  }, 120_000);

  const countsOf = async (sha: string, version: number) => {
    const question = { project: PROJECT, plan: "websocket-manager", version };
    const board = await openBoard({ ...question, at: { kind: "sha", sha } });
    return countsAt(board.judged, board.asOf.position);
  };

  test.each(KNOWN)(
    "at %s under version %i are the ones counted by hand",
    async (sha, version, counts) => {
      const found = await countsOf(sha, version);
      const { legacy, legacyFiles, canonical, unplanned, unclassified, exempt, outOfScope } = found;
      const order = [legacy, legacyFiles, canonical, unplanned, unclassified, exempt, outOfScope];
      expect(order).toEqual(counts);
    },
  );

  test("at ten further commits under each version are those of a naive account", async () => {
    for (const { sha } of shuffled(parsed, 11).slice(0, 10)) {
      const state = stateAt(sha);
      for (const version of [1, 2, 3])
        expect({ sha, version, ...(await countsOf(sha, version)) }).toEqual({
          ...{ sha, version },
          ...count(state, plan(version)),
        });
    }
  }, 60_000);

  test("the naive account gives the known counts too", () => {
    for (const [short, version, counts] of KNOWN) {
      const sha = parsed.find((commit) => commit.sha.startsWith(short))?.sha ?? "";
      const found = count(stateAt(sha), plan(version));
      const { legacy, legacyFiles, canonical, unplanned, unclassified, exempt, outOfScope } = found;
      expect([legacy, legacyFiles, canonical, unplanned, unclassified, exempt, outOfScope]).toEqual(
        counts,
      );
    }
  });
});
