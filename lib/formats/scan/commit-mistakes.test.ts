import { describe, expect, it } from "vitest";
import { A, B, C, commit, delta, faults, file, lines } from "@/lib/formats/scan/fixtures/lines";

/** Each mistake, alone in an otherwise sound scan: pointer | line: message. */
const MISTAKES: readonly (readonly [mistake: string, text: string, fault: string])[] = [
  [
    "a short sha",
    lines(commit({ sha: "abc123" })),
    "/sha | line 2: sha must be 40 or 64 lower-case hexadecimal digits",
  ],
  [
    "an upper-case parent",
    lines(commit({ parents: ["A".repeat(40)] })),
    "/parents/0 | line 2: parents[0] must be 40 or 64 lower-case hexadecimal digits",
  ],
  [
    "a time without a zone",
    lines(commit({ committedAt: "2025-09-14T05:12:27" })),
    "/committedAt | line 2: committedAt must be an ISO 8601 time with a zone, such as 2025-09-14T05:12:27Z, from 1970 to 2200",
  ],
  [
    "a day that is none",
    lines(commit({ committedAt: "2025-02-30T00:00:00Z" })),
    "/committedAt | line 2: committedAt must be an ISO 8601 time with a zone, such as 2025-09-14T05:12:27Z, from 1970 to 2200",
  ],
  [
    "a delta without a base",
    lines(delta({ base: undefined })),
    "/base | line 2: base is missing: a delta says what changed against the commit named there",
  ],
  [
    "a full scan with a base",
    lines(commit({ base: B })),
    "/base | line 2: base stands in a full scan, which is against no commit; leave it out, or say delta",
  ],
  [
    "a base that is the commit",
    lines(delta({ base: B })),
    "/base | line 2: base is the commit itself; it must be an earlier one",
  ],
  [
    "a parent that is the commit",
    lines(commit({ parents: [A] })),
    "/parents/0 | line 2: parents[0] is the commit itself",
  ],
  [
    "a file listed twice",
    lines(commit({ files: [file("a.py"), file("a.py")] })),
    "/files/1/path | line 2: a.py is listed twice; a file is given whole, once (first in line 2)",
  ],
  [
    "a file deleted and listed",
    lines(delta({ files: [file("a.py")], deleted: ["a.py"] })),
    "/deleted/0 | line 2: a.py is deleted and listed; a file that is there after the commit is listed only",
  ],
  [
    "two renames to one target",
    lines(
      delta({
        renamed: [
          { from: "a", to: "c" },
          { from: "b", to: "c" },
        ],
      }),
    ),
    "/renamed/1/to | line 2: c is the target of two renames; one of them must be wrong (first in line 2)",
  ],
  [
    "two renames of one file",
    lines(
      delta({
        renamed: [
          { from: "a", to: "b" },
          { from: "a", to: "c" },
        ],
      }),
    ),
    "/renamed/1/from | line 2: a is renamed twice; a file goes to one place (first in line 2)",
  ],
  [
    "a rename to itself",
    lines(delta({ renamed: [{ from: "a", to: "a" }] })),
    "/renamed/0/from | line 2: a is renamed to itself",
  ],
  [
    "the target of a rename deleted",
    lines(delta({ renamed: [{ from: "a", to: "b" }], deleted: ["b"] })),
    "/deleted/0 | line 2: b is deleted and the target of a rename; deletions come after renames",
  ],
  [
    "a file in and out of the tree",
    lines(delta({ tree: { added: ["a"], removed: ["a"] } })),
    "/tree/added/0 | line 2: a came into the tree and went from it in one commit",
  ],
  [
    "a full tree that loses files",
    lines(commit({ tree: { added: ["a"], removed: ["b"] } })),
    "/tree/removed | line 2: tree.removed is not empty in a full scan, which gives the whole tree as added",
  ],
  [
    "one commit twice",
    lines(commit(), commit()),
    `/sha | line 3: commit ${A} was given in line 2 already`,
  ],
  [
    "more left open at the end",
    lines(commit({ more: true })),
    `/more | line 2: commit ${A} has "more": true here, and no line continues it`,
  ],
  [
    "more left open by another commit",
    lines(commit({ more: true }), delta()),
    `/more | line 2: commit ${A} has "more": true here, and no line continues it`,
  ],
  [
    "a continuation of another commit",
    lines(commit({ more: true }), JSON.stringify({ sha: B, files: [] }), "", commit({ sha: C })),
    `/sha | line 3: sha is ${B}, but the line before left commit ${A} open with "more": true`,
  ],
  [
    "a continuation that changes its mind",
    lines(commit({ more: true }), JSON.stringify({ sha: A, mode: "delta", files: [] })),
    "/mode | line 3: mode is not what line 2 says, which opened the commit",
  ],
  [
    "a file listed again in a continuation",
    lines(
      commit({ more: true, files: [file("a.py")] }),
      JSON.stringify({ sha: A, files: [file("b.py"), file("a.py")] }),
    ),
    "/files/1/path | line 3: a.py is listed twice; a file is given whole, once (first in line 2)",
  ],
  [
    "a line that was cut off",
    lines(commit().slice(0, 20)),
    ' | line 2, column 21: the line is not whole JSON: it ends where a closing `"` should stand; was it cut off?',
  ],
  [
    "a line that is not JSON",
    lines('{"sha": abc}'),
    ' | line 2, column 9: the line is not JSON: expected a value, found "a"',
  ],
  [
    "JSON that is too deep",
    lines(`{"sha":${"[".repeat(70)}${"]".repeat(70)}}`),
    " | line 2, column 71: the line is nested more than 64 levels deep",
  ],
  [
    "a line that is too long",
    lines(commit({ subject: "s".repeat(5_000_000) })),
    ' | line 2: the line is longer than 4 MB; cut the commit into several lines with "more": true on all but the last',
  ],
  [
    "a list for a commit",
    lines("[]"),
    " | line 2: a commit line must be a group of fields; it is a list",
  ],
];

describe("parseScan", () => {
  it.each(MISTAKES)("refuses %s", (_, text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });
});
