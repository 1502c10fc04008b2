import { describe, expect, it } from "vitest";
import { A, commit, HEADER, IMPORT } from "@/lib/formats/scan/fixtures/lines";
import { scanJsonSchemas } from "@/lib/formats/scan/json-schema";
import { parseScanContinuation, parseScanHeader, parseScanLine } from "@/lib/formats/scan/line";

describe("the parsers of single lines", () => {
  it("read each kind of line, and refuse another with its number", () => {
    expect(parseScanHeader(HEADER, 1)).toMatchObject({ ok: true, value: { recorded: "all" } });
    expect(parseScanLine(commit(), 2)).toMatchObject({ ok: true, value: { sha: A } });
    const further = JSON.stringify({ sha: A, files: [{ path: "a.py", imports: [IMPORT] }] });
    expect(parseScanContinuation(further, 3)).toMatchObject({ ok: true, value: { sha: A } });
    expect(parseScanLine(further, 9)).toMatchObject({
      ok: false,
      total: 4,
      issues: [{ message: "parents is missing", pointer: "/parents", line: 9 }, {}, {}, {}],
    });
    expect(parseScanHeader(commit(), 7)).toMatchObject({ ok: false, issues: [{ line: 7 }] });
  });
});

describe("scanJsonSchemas", () => {
  it("are closed and require what the parsers require", () => {
    const { header, commit: line, continuation } = scanJsonSchemas();
    expect(header.required).toEqual(["format", "tool", "repository", "recorded"]);
    expect(line.required).toEqual([
      ...["sha", "parents", "committedAt", "mode", "filesScanned", "files"],
    ]);
    expect(continuation.required).toEqual(["sha"]);
    for (const schema of [header, line, continuation]) {
      expect(schema.additionalProperties).toBe(false);
    }
  });
});
