import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { bundleReader } from "./reader-bundle.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** A question as lib/server/ingest/reading/frames.ts writes it. */
function frame(head: object, body: string): Buffer {
  const [text, bytes] = [Buffer.from(JSON.stringify(head)), Buffer.from(body)];
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(text.length, 0);
  lengths.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([lengths, text, bytes]);
}

it("the process that reads uploads starts from its one file anywhere, and ends with its input", async () => {
  const home = mkdtempSync(join(tmpdir(), "plumbline-reader-"));
  const file = join(home, "upload-reader.mjs");
  await bundleReader(ROOT, file);
  const child = spawn(process.execPath, [file], { cwd: home, stdio: ["pipe", "pipe", "inherit"] });
  const said = buffer(child.stdout);
  const report =
    '<testsuites><testsuite name="s"><testcase name="the test"/></testsuite></testsuites>';
  child.stdin.write(frame({ ask: "open" }, report));
  child.stdin.write(frame({ ask: "detect", named: null }, ""));
  child.stdin.end(frame({ ask: "parse", as: { project: "p", variant: "" } }, ""));
  const text = (await said).toString();
  expect(text).toContain('"value":"junit"');
  expect(text).toContain('"name":"the test"');
  rmSync(home, { recursive: true });
});
