import { expect, test } from "vitest";
import { parseGoTestJson } from "@/lib/formats/go-test-json/parse";
import { readJsonItems, readJsonLines } from "@/lib/formats/json-lines";
import { LIMITS } from "@/lib/formats/limits";
import { parsePytestReportlog } from "@/lib/formats/pytest-reportlog/parse";

const group = (size: number) => `{"a":[${"{},".repeat(size - 3)}{}]}`;

test("each line has its number, whatever stands between", () => {
  const read = readJsonLines('{"a":1}\n\nwords\r\n{"a":2}');
  expect(read).toMatchObject({
    ok: true,
    value: {
      items: [
        { line: 1, value: { a: 1 } },
        { line: 4, value: { a: 2 } },
      ],
      others: [{ line: 3, text: "words" }],
    },
  });
});

test("lines that are held at once hold no more together than one text may", () => {
  const line = group(LIMITS.jsonGroups / 4);
  const four = Array(4).fill(line).join("\n");
  expect(readJsonLines(four).ok).toBe(true);
  const refusal = {
    ok: false,
    issues: [
      { line: 5, message: `the report holds more than ${LIMITS.jsonGroups} groups and lists` },
    ],
  };
  expect(readJsonLines(`${four}\n${line}`)).toMatchObject(refusal);
  expect(readJsonItems(`${four}\n${line}`)).toMatchObject(refusal);
});

test("more lines than a stream may have are refused where they begin", () => {
  const text = "x\n".repeat(LIMITS.reportLines + 1);
  const issues = [{ line: LIMITS.reportLines + 1 }];
  expect(readJsonLines(text)).toMatchObject({ ok: false, issues });
  for (const parse of [parseGoTestJson, parsePytestReportlog])
    expect(parse(text)).toMatchObject({ ok: false, issues });
});

test.each([
  ["packages that plain lines name", (n: number) => `FAIL\tp${n} [build failed]`],
  ["builds", (n: number) => `{"Action":"build-output","ImportPath":"p${n}","Output":"x"}`],
  ["tests", (n: number) => `{"Action":"pass","Package":"p","Test":"t${n}"}`],
])("go test: more %s than a report may have are refused with the line", (_, line) => {
  const lines = Array.from({ length: LIMITS.tests + 2 }, (_item, n) => line(n));
  const text = `{"Action":"start","Package":"p"}\n${lines.join("\n")}`;
  const refused = parseGoTestJson(text);
  expect(refused).toMatchObject({ ok: false });
  expect(refused.ok ? "" : refused.issues[0]?.message).toContain(`more than ${LIMITS.tests} tests`);
  expect(refused.ok ? 0 : refused.issues[0]?.line).toBeGreaterThan(LIMITS.tests);
});

test("one line of a stream is bounded as any JSON is", () => {
  const line = `{"$report_type":"TestReport","nodeid":"a","outcome":"passed","x":${group(LIMITS.jsonGroups)}}`;
  const read = parsePytestReportlog(`{"$report_type":"SessionFinish","exitstatus":0}\n${line}`);
  expect(read).toMatchObject({ ok: true, value: { incomplete: "line 2 could not be read" } });
});
