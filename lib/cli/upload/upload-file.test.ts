import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sender } from "@/lib/cli/upload/send";
import { uploadFile } from "@/lib/cli/upload/upload-file";

const REPORT = `<testsuites>\n<testsuite name="pytest">\n${"<testcase classname='a' name='b'/>\n".repeat(600)}</testsuite>\n</testsuites>`;
const SHA = "12".repeat(20);

let folder = "";
let server: Server;
let requests: { readonly search: URLSearchParams; readonly body: string }[] = [];
let answer: { readonly status: number; readonly body: object } = { status: 201, body: {} };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-upload-"));
  await writeFile(join(folder, "report.xml"), REPORT);
  requests = [];
  server = createServer(async (request, response) => {
    const { searchParams: search } = new URL(request.url ?? "", "http://here");
    requests.push({ search, body: await text(request.pipe(createGunzip())) });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
});

afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

function send(run: Record<string, string | undefined>) {
  const { port } = server.address() as AddressInfo;
  const to = {
    server: `http://127.0.0.1:${port}`,
    project: "shop",
    isDemo: false,
    token: undefined,
  };
  const post = sender({ ...to, run, onRetry: () => {} });
  return uploadFile(join(folder, "report.xml"), post, { show: () => {} });
}

function stored(isNew: boolean, statuses: object) {
  return {
    ...{
      isNew,
      upload: 1,
      kind: "run",
      commits: 0,
      known: 0,
      imports: 0,
      waitingFor: [],
      tests: 12,
    },
    run: { commit: SHA, environment: "local", run: "X", statuses },
  };
}

test("a test report goes whole with what is said of it, and its sentence says how the tests ended", async () => {
  answer = { status: 201, body: stored(true, { passed: 10, failed: 2 }) };
  const { runs, refusal } = await send({ commit: SHA, run: "X", branch: undefined });
  expect(refusal).toBeNull();
  expect(runs).toEqual(["12 tests of run X at 12121212, local: 10 passed, 2 failed"]);
  expect(requests.map(({ body }) => body)).toEqual([REPORT]);
  expect(Object.fromEntries(requests[0]?.search ?? [])).toEqual({
    ...{ name: "report.xml", commit: SHA, run: "X" },
  });
});

test("a report that was here before says so, a refused one why", async () => {
  answer = { status: 200, body: stored(false, { passed: 12 }) };
  expect((await send({ commit: SHA })).runs).toEqual([
    "12 tests of run X at 12121212, local: 12 passed (here before)",
  ]);
  answer = { status: 422, body: { detail: "A test run needs the parameter commit." } };
  const { refusal, runs } = await send({});
  expect(runs).toEqual([]);
  expect(refusal).toMatchObject({ status: 422 });
  expect(refusal?.lines.join()).toMatch(/report\.xml: A test run needs the parameter commit\.$/);
});
