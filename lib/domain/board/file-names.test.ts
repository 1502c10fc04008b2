import { expect, it } from "vitest";
import { fileNames } from "./file-names";

const rename = (from: string, to: string, t: number) => ({ from, to, sha: `s${t}`, t });

it("tells former names with their spans, the last one standing", () => {
  const names = fileNames("c.py", [rename("a.py", "b.py", 5), rename("b.py", "c.py", 9)]);
  expect(names).toEqual([
    { path: "a.py", since: null, until: { t: 5, sha: "s5" } },
    { path: "b.py", since: { t: 5, sha: "s5" }, until: { t: 9, sha: "s9" } },
    { path: "c.py", since: { t: 9, sha: "s9" }, until: null },
  ]);
});

it("names a path twice that was left and taken again", () => {
  const names = fileNames("a.py", [rename("a.py", "b.py", 5), rename("b.py", "a.py", 9)]);
  expect(names.map(({ path, since }) => `${path} ${since?.t ?? "-"}`)).toEqual([
    "a.py -",
    "b.py 5",
    "a.py 9",
  ]);
});

it("is the one name where nothing was renamed", () => {
  expect(fileNames("a.py", [])).toEqual([{ path: "a.py", since: null, until: null }]);
});
