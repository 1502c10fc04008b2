import { writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type SyncReport, type SyncRequest, sync } from "@/lib/cli/sync/sync";
import { cleanUp, folder, repository, scannedLines } from "@/lib/scanner/testing";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { AppError } from "@/lib/server/errors";
import { bindEmpty, exported, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { upload } from "@/lib/server/ingest/upload";
import { readDiscover } from "@/lib/server/read/discover";
import { readServerLine } from "@/lib/server/read/line";

// Every commit of a history is one of git's own processes.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let server: Server;
/** Requests that were stored; a test may refuse further ones. */
let stored: string[] = [];
let lineAsked = 0;
let refuseFrom = Number.POSITIVE_INFINITY;

async function answer(request: IncomingMessage): Promise<object> {
  const url = new URL(request.url ?? "", "http://here");
  const [, , , , project = ""] = url.pathname.split("/");
  if (url.pathname.endsWith("/line")) {
    lineAsked += 1;
    const { searchParams: search } = url;
    return readServerLine(project, { branch: search.get("branch"), after: search.get("after") });
  }
  if (url.pathname.endsWith("/discover")) return readDiscover(project, url.searchParams);
  const body = await buffer(request.pipe(createGunzip()));
  if (stored.length >= refuseFrom) throw new AppError("too-large", "no more of this");
  stored.push(body.toString());
  const options = { project, receivedAt: 1_800_000_000_000, name: "sync" };
  return upload(new Uint8Array(body), options);
}

beforeEach(async () => {
  stored = [];
  lineAsked = 0;
  refuseFrom = Number.POSITIVE_INFINITY;
  server = createServer((request, response) => {
    const say = (status: number, type: string, body: object) => {
      response.writeHead(status, { "content-type": type });
      response.end(JSON.stringify(body));
    };
    answer(request).then(
      (body) => say(200, "application/json", body),
      (error) => {
        const status = error instanceof AppError && error.code === "not-found" ? 404 : 413;
        say(status, "application/problem+json", { detail: String(error.message), title: "no" });
      },
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
});
afterEach(() => {
  server.close();
  cleanUp();
});

const QUIET: SyncReport = {
  onFound: () => true,
  onProgress: () => {},
  onWarning: () => {},
  onBoard: () => {},
};

async function syncOf(repo: string, more: Partial<SyncRequest> = {}, report = QUIET) {
  const { port } = server.address() as AddressInfo;
  const outcome = await sync(
    {
      ...{ server: `http://127.0.0.1:${port}`, project: PROJECT, repo, revision: "HEAD" },
      ...{
        branch: null,
        since: null,
        planFile: null,
        planInWorkTree: false,
        draft: "offered",
        token: undefined,
      },
      ...more,
    },
    report,
  );
  if (outcome === null) throw new Error("nothing was to be held back");
  return outcome;
}

/** Commits sent, as the requests held them, shortened. */
function sentShas(): string[][] {
  const scans = stored.filter((body) => body.startsWith('{"format"'));
  return scans.map((body) =>
    body
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => JSON.parse(line).sha),
  );
}

const PLAN = `format: plumbline.plan/1
id: path
version: 1
title: The path
startsAt: 2025-01-01
subject: { names: [A], canonical: [{ module: new }], legacy: [{ module: old }] }
scope: { include: ["**/*.py"], exclude: [] }
strategy: { targets: { new: 20, update: 60, validation: 20 } }
`;

/** A history that moves imports about, with renames, merges and commits without source files. */
function history(commits: number) {
  const made = repository();
  const shas: string[] = [];
  for (let n = 0; n < commits; n += 1) {
    const file = `pkg/m${n % 7}.py`;
    if (n % 5 === 3) shas.push(made.commit({ "notes.txt": `${n}` }));
    else if (n % 11 === 10 && n > 10) {
      made.git("mv", "pkg/m1.py", `pkg/moved${n}.py`);
      shas.push(made.commit({ "pkg/m1.py": `import a${n}` }));
    } else shas.push(made.commit({ [file]: `from old import A\nimport x${n % 3}` }));
  }
  return { ...made, shas };
}

describeOnEveryEngine("a repository's line", (database) => {
  beforeEach(() => bindEmpty(database()));

  test("is sent whole to an empty project, then only what is new, then nothing", async () => {
    const { directory, commit, shas } = history(12);
    const first = await syncOf(directory);
    expect([first.sent.commits, first.now?.commits, first.now?.waiting]).toEqual([12, 12, null]);
    expect(first.now?.placed.map(({ sha }) => sha)).toEqual(shas.toReversed());
    stored = [];
    const tip = commit({ "pkg/new.py": "from new import A", "plumbline.yaml": PLAN });
    const second = await syncOf(directory);
    expect(sentShas()[0]).toEqual([tip]);
    expect(second.sent.commits).toBe(1);
    expect(second).toMatchObject({ plan: { id: "path", isNew: true }, path: `/${PROJECT}/path` });
    expect(second.now?.placed[0]?.sha).toBe(tip);
    stored = [];
    const third = await syncOf(directory);
    expect(third.sent).toMatchObject({ commits: 0, requests: 0 });
    expect(third).toMatchObject({ plan: { id: "path", isNew: false }, found: { steps: [] } });
  });

  test("is stored alike whether the newest go ahead or all come in order", async () => {
    const { directory } = history(40);
    await send(`${(await scannedLines(directory)).join("\n")}\n`);
    const inOrder = await exported(database());
    await bindEmpty(database());
    let boards = 0;
    const outcome = await syncOf(
      directory,
      { firstCommits: 9 },
      { ...QUIET, onBoard: () => boards++ },
    );
    expect(outcome.found.steps.length).toBe(2);
    expect(boards).toBe(1);
    expect(outcome.now).toMatchObject({ commits: 40, waiting: null });
    // The tool and the full form of one commit differ; what stood where from when to when does not.
    expect(livesOf(await exported(database()))).toEqual(livesOf(inOrder));
  });

  test("goes on where it was broken off, and sends nothing twice", async () => {
    const { directory, shas } = history(40);
    refuseFrom = 1;
    const broken = await syncOf(directory, { firstCommits: 9 });
    expect(broken.sent.refusal?.status).toBe(413);
    const ahead = sentShas().flat();
    expect(ahead.at(-1)).toBe(shas.at(-1));
    stored = [];
    refuseFrom = Number.POSITIVE_INFINITY;
    const outcome = await syncOf(directory, { firstCommits: 9 });
    const then = sentShas().flat();
    expect([...ahead, ...then].toSorted()).toEqual(shas.toSorted());
    expect(outcome.now).toMatchObject({ commits: 40, waiting: null });
  });

  test("goes on behind what waits already", async () => {
    const { directory, shas } = history(20);
    const [header = "", ...lines] = await scannedLines(directory);
    await send(`${[header, ...lines.slice(1, 12)].join("\n")}\n`);
    const outcome = await syncOf(directory);
    expect(sentShas().flat()).toEqual([...shas.slice(12), shas[0]]);
    expect(outcome.now).toMatchObject({ commits: 20, waiting: null });
  });

  test("fills a gap that single commits of shallow clones left", async () => {
    const { directory, shas } = history(20);
    const [header = "", ...lines] = await scannedLines(directory);
    await send(`${[header, ...lines.slice(0, 5)].join("\n")}\n`);
    const [, alone = ""] = await scannedLines(directory, {
      revision: shas[14] ?? "",
      isHistory: false,
    });
    await send(`${[header, alone].join("\n")}\n`);
    const outcome = await syncOf(directory);
    expect(sentShas().flat()).toEqual([...shas.slice(15), ...shas.slice(5, 14)]);
    expect(outcome.now?.placed.map(({ sha }) => sha)).toEqual(shas.toReversed());
  });

  test("that was rewritten is sent from the newest commit that both have", async () => {
    const { directory, git, commit, shas } = history(8);
    await syncOf(directory);
    git("reset", "-q", "--hard", shas[4] ?? "");
    const anew = [0, 1, 2, 3].map((n) => commit({ [`pkg/again${n}.py`]: "import again" }));
    stored = [];
    const outcome = await syncOf(directory);
    expect(sentShas().flat()).toEqual(anew);
    expect(outcome.found.compared.notes[0]).toMatch(/^History was rewritten: 3 commits .* behind/);
    expect(outcome.now?.placed.map(({ sha }) => sha)).toEqual(
      [...shas.slice(0, 5), ...anew].toReversed(),
    );
    expect(lineAsked).toBeLessThan(7);
  });

  test("from a shallow clone is what is there, and names the command that mends it", async () => {
    const { directory, shas } = history(9);
    const { git } = repository();
    const clone = join(folder(), "clone");
    git("clone", "-q", "--depth", "1", `file://${directory}`, clone);
    const first = await syncOf(clone);
    expect(first.found.compared.notes[0]).toContain("git fetch --unshallow");
    expect(first.now?.placed.map(({ sha }) => sha)).toEqual([shas[8]]);
    const whole = await syncOf(directory);
    expect(whole.now?.placed.map(({ sha }) => sha)).toEqual(shas.toReversed());
    expect(whole.now?.placed.map(({ height }) => height)).toEqual([null, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  test("of a branch keeps to what parted from the line; another repository is refused", async () => {
    const { directory, git, commit, shas } = history(6);
    await syncOf(directory);
    git("checkout", "-q", "-b", "feature", shas[3] ?? "");
    const own = commit({ "pkg/own.py": "import own" });
    stored = [];
    const outcome = await syncOf(directory);
    expect(sentShas().flat()).toEqual([own]);
    expect(outcome.found.compared.notes.at(-1)).toContain("The server's line is main");
    expect(outcome.now).toMatchObject({ commits: 6, offLine: [{ sha: own }] });
    const other = repository();
    other.commit({ "a.py": "import elsewhere" });
    await expect(syncOf(other.directory)).rejects.toThrow(/none of them is in this history/);
    git("checkout", "-q", "--detach", shas[2] ?? "");
    await expect(syncOf(directory)).rejects.toThrow(/say whose commits these are with --branch/);
  });

  test("without a plan is offered one for what is fragmented worst, or has it sent", async () => {
    const { directory, commit } = repository();
    const [own = "", old = ""] = ["gauge", "old"].map((n) => `from tools.${n} import Gauge\n`);
    commit({ "tools/gauge.py": "class Gauge: pass\n", "tools/old.py": own });
    commit({ "app/a.py": own, "app/b.py": own, "app/c.py": old });
    const draft = { symbol: "Gauge", sentence: "Gauge is imported through 2 paths" };
    const path = `/${PROJECT}/discover?symbol=tools.gauge%3AGauge#symbol`;
    expect(await syncOf(directory)).toMatchObject({ path, draft, plan: null });
    const sent = { plan: { id: "gauge" }, draft: null, path: `/${PROJECT}/gauge/burndown` };
    expect(await syncOf(directory, { draft: "sent" })).toMatchObject(sent);
    expect(await syncOf(directory)).toMatchObject({ draft: null, path: `/${PROJECT}/discover` });
  });

  test("is followed by its plan, also where that is refused", async () => {
    const { directory, commit } = history(3);
    commit({ "plumbline.yaml": PLAN.replace("version: 1", "version: none") });
    const refused = await syncOf(directory);
    expect(refused.plan).toMatchObject({ reasons: [expect.stringContaining("version")] });
    expect(refused.now?.commits).toBe(4);
    const file = join(folder(), "other.yaml");
    writeFileSync(file, PLAN);
    expect((await syncOf(directory, { planFile: file })).plan).toMatchObject({ id: "path" });
  });
});

/** The index of an export: which import stood from which commit to which, and which files could not be read. */
function livesOf(lines: readonly string[]): string[] {
  const found = lines.filter((line) => /^\{"(life|spell)":/.test(line));
  expect(found.length).toBeGreaterThan(20);
  return found;
}
