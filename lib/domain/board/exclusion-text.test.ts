import { describe, expect, test } from "vitest";
import { withExclusion } from "./exclusion-text";

const GLOB = "backups/**";

describe("a glob written into the scope of a plan", () => {
  test.each([
    [
      "a list on one line",
      'id: p\nscope:  # ours\n  include: ["**/*.py"]\n  exclude: ["old/**"]  # why\nsubject: {}\n',
      'id: p\nscope:  # ours\n  include: ["**/*.py"]\n  exclude: ["old/**", "backups/**"]  # why\nsubject: {}\n',
    ],
    [
      "an empty list",
      "scope:\n  exclude: []\nid: p\n",
      'scope:\n  exclude: ["backups/**"]\nid: p\n',
    ],
    [
      "a list of lines",
      'scope:\n  exclude:\n    - "old/**"\n    - new/**\n  include: ["**"]\nid: p\n',
      'scope:\n  exclude:\n    - "old/**"\n    - new/**\n    - "backups/**"\n  include: ["**"]\nid: p\n',
    ],
    [
      "a scope without the list",
      'scope:\n    include: ["**"]\n\nid: p\n',
      'scope:\n    include: ["**"]\n    exclude: ["backups/**"]\n\nid: p\n',
    ],
    ["no scope", "id: p\n", 'id: p\nscope:\n  include: ["**"]\n  exclude: ["backups/**"]\n'],
  ])("goes into %s", (_, before, after) => {
    expect(withExclusion(before, GLOB)).toBe(after);
  });

  test.each([
    ["JSON", '{"id": "p"}'],
    ["a scope on one line", 'scope: { include: ["**"] }\nid: p\n'],
    ["a list that is an alias", "scope:\n  exclude: *folders\nid: p\n"],
  ])("is left to a person in %s", (_, text) => {
    expect(withExclusion(text, GLOB)).toBeNull();
  });
});
