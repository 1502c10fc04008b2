import { mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { noteDemo, wantsDemo } from "@/lib/cli/store/demo-note";
import { describeHolder, writeHolderNote } from "@/lib/cli/store/holder-note";
import { StoreHeldError } from "@/lib/server/db/engine/store-lock.mjs";

let data = "";

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "plumbline-notes-"));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

describe("the demo", () => {
  test("goes into an empty store, once", () => {
    expect(wantsDemo(data, { isEmpty: false })).toBe(false);
    expect(wantsDemo(data, { isEmpty: true })).toBe(true);
    noteDemo(data, "loaded");
    expect(wantsDemo(data, { isEmpty: true })).toBe(false);
  });

  test("is taken up again where loading it was broken off", () => {
    noteDemo(data, "loading");
    expect(wantsDemo(data, { isEmpty: false })).toBe(true);
  });
});

describe("who holds a store", () => {
  const held = (pid: number) =>
    new StoreHeldError(join(data, "store.lock"), {
      nonce: "n",
      pid,
      startedAt: null,
      space: "linux",
      host: hostname(),
      since: "2026-01-02T03:04:05.000Z",
      url: null,
      guard: null,
    });

  test("is told with the address of its server, in one line", () => {
    writeHolderNote(data, { enginePid: 41, url: "http://127.0.0.1:3000" });
    const line = describeHolder(data, held(41));
    expect(line).toContain("http://127.0.0.1:3000");
    expect(line).toContain(`process ${process.pid}, since 2026-01-02T03:04:05.000Z`);
    expect(line).not.toContain("\n");
  });

  test("is told by the lock alone where the note is of an earlier holder or gone", () => {
    const remove = writeHolderNote(data, { enginePid: 41, url: "http://127.0.0.1:3000" });
    expect(describeHolder(data, held(42))).toBe(held(42).message);
    remove();
    expect(describeHolder(data, held(41))).toBe(held(41).message);
  });
});
