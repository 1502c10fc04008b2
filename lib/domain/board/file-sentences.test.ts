import { describe, expect, it } from "vitest";
import { type FileStory, fileSentences } from "./file-sentences";
import { commitAt, lifeFrom } from "./fixtures/file-life";

const STORY: FileStory = {
  path: "app/a.py",
  lives: [],
  unread: [],
  isInTree: true,
  renames: [],
  versions: 1,
  now: commitAt(1).t,
};
const headline = (given: Partial<FileStory>) => fileSentences({ ...STORY, ...given }).headline;
const lede = (given: Partial<FileStory>) => fileSentences({ ...STORY, ...given }).lede;

describe("the headline of a file", () => {
  it("names the one wrong import, its kind of path, and since when", () => {
    expect(headline({ lives: [lifeFrom({ from: 2, class: "unplanned" })] })).toBe(
      "This file imports Manager from a path that is not in the plan, since 14 September 02:00.",
    );
    expect(headline({ lives: [lifeFrom({ from: 2 })] })).toBe(
      "This file imports Manager from a legacy path, since 14 September 02:00.",
    );
  });

  it("counts several, the oldest first", () => {
    const lives = [
      lifeFrom({ from: 5 }),
      lifeFrom({ from: 3, name: "Other" }),
      lifeFrom({ from: 1, class: "unplanned" }),
    ];
    expect(headline({ lives })).toBe(
      "This file holds two legacy imports and 1 from paths not in the plan, the oldest since 14 September 01:00.",
    );
    expect(
      headline({ lives: lives.map((life) => ({ ...life, class: "unplanned" as const })) }),
    ).toBe(
      "This file has three imports from paths that are not in the plan, the oldest since 14 September 01:00.",
    );
  });

  it("is unknown while the file cannot be read, whatever it seems to import", () => {
    const unread = [{ from: commitAt(4), to: null, listed: true, reason: null }];
    const found = headline({ lives: [lifeFrom({ from: 1, class: "canonical" })], unread });
    expect(found).toBe(
      "Unknown: this file has not been readable since 14 September 04:00; what it imports is best effort.",
    );
  });

  it("says when the file went, and under which moment it was renamed", () => {
    const deleted = [lifeFrom({ from: 1, to: 6, end: "fileDeleted" })];
    expect(headline({ lives: deleted, isInTree: false })).toBe(
      "This file was deleted on 14 September 06:00, with one import of the subject in it.",
    );
    const renames = [{ from: "app/a.py", to: "app/b.py", t: commitAt(3).t }];
    expect(headline({ renames, isInTree: false })).toBe("This file was renamed on 14 September.");
    expect(lede({ renames })).toBe("It is app/b.py now.");
    expect(headline({ isInTree: false })).toBe("This file is gone from the tree.");
  });

  it.each([
    ["canonical", "This file is on the canonical path, since 14 September 01:00."],
    ["exempt", "This file is exempt from the plan."],
    ["outOfScope", "This file is out of the plan's scope."],
    [
      "unclassified",
      "This file holds 1 import of the subject's family that no rule of the plan covers.",
    ],
  ] as const)("of a file that is %s", (found, text) => {
    expect(headline({ lives: [lifeFrom({ from: 1, class: found })] })).toBe(text);
  });

  it("tells nothing seen yet, nothing ever, and nothing any more apart", () => {
    expect(headline({ versions: 0 })).toBe("Nothing had been seen of this file up to this commit.");
    expect(headline({})).toBe("No import of the plan's subject was ever seen in this file.");
    expect(headline({ lives: [lifeFrom({ from: 1, to: 2 })] })).toBe(
      "This file no longer imports the subject: the last import went on 14 September.",
    );
  });
});

describe("the lede of a file", () => {
  it("tells the one time on the canonical path, and that it was flipped back", () => {
    const lives = [
      lifeFrom({ from: 0, to: 3 }),
      lifeFrom({ module: "app.new", class: "canonical", from: 3, to: 6, end: "takenBack" }),
      lifeFrom({ from: 6, openedHow: "reopened" }),
    ];
    expect(lede({ lives })).toBe(
      "It has used two paths in 10 h. It stood on the canonical path once, for 3 h until 14 September, and was flipped back. One import came back in 00000000 after it had gone.",
    );
  });

  it("writes the year of a day that is not in the year of the moment", () => {
    const lives = [lifeFrom({ from: 1 })];
    expect(headline({ lives, now: Date.UTC(2027, 3, 1) })).toMatch(/ 20\d\d /);
    expect(headline({ lives })).not.toMatch(/ 20\d\d /);
  });
});
