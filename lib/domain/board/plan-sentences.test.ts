import { describe, expect, test } from "vitest";
import {
  directionChanges,
  type PlanStory,
  planSentences,
  type VersionReading,
} from "./plan-sentences";

const at = (text: string) => Date.parse(text);
const reading = (version: number, over: Partial<VersionReading> = {}): VersionReading => ({
  version,
  effectiveAt: null,
  canonical: [`path${version}`],
  legacy: 0,
  canonicalCount: 0,
  outside: 0,
  ...over,
});
const VERSIONS = [
  reading(1, {
    effectiveAt: at("2025-09-14T00:00:00Z"),
    legacy: 679,
    canonicalCount: 43,
    outside: 1725,
  }),
  reading(2, {
    effectiveAt: at("2025-09-14T05:12:27Z"),
    legacy: 839,
    canonicalCount: 124,
    outside: 1484,
  }),
  reading(3, {
    effectiveAt: at("2025-09-16T00:05:13Z"),
    legacy: 963,
    canonicalCount: 1456,
    outside: 28,
  }),
];
const story = (over: Partial<PlanStory> = {}): PlanStory => ({
  version: 3,
  inForce: 3,
  versions: VERSIONS,
  ...over,
});

describe("the plan's sentence", () => {
  test("says since when the version is in force, and what it reads", () => {
    expect(planSentences(story()).headline).toBe(
      "Version 3 has been in force since 16 September 00:05; it reads 963 imports as legacy and 1,456 as canonical, and 28 stand outside it.",
    );
  });

  test.each([
    [{ version: 1 }, "Version 1 was in force from 14 September 00:00 to 14 September 05:12;"],
    [{ version: 3, inForce: 2 }, "Version 3 takes force on 16 September 00:05;"],
    [{ version: 1, inForce: null }, "Version 1 takes force on 14 September 00:00;"],
    [{ version: 1, inForce: 1, versions: [reading(1)] }, "Version 1 has always been in force;"],
    [
      { version: 1, inForce: 2, versions: [reading(1), reading(2)] },
      "Version 1 was never in force;",
    ],
    [
      {
        version: 1,
        inForce: 2,
        versions: [reading(1), reading(2, { effectiveAt: at("2025-09-14T05:12:27Z") })],
      },
      "Version 1 was in force until 14 September 05:12;",
    ],
    [{ version: 9 }, "Version 9 is not stored."],
  ])("tells a version that is not the one in force apart: %j", (over, start) => {
    expect(planSentences(story(over)).headline.startsWith(start)).toBe(true);
  });

  test("names what the other versions read, and how often the direction changed", () => {
    expect(planSentences(story()).lede).toBe(
      "Of the same facts version 1 reads 679 as legacy and 43 as canonical (1,725 outside the plan), version 2 reads 839 as legacy and 124 as canonical (1,484 outside the plan). The canonical path changed twice between 14 September and 16 September.",
    );
  });

  test("says that there is nothing to compare with", () => {
    expect(planSentences(story({ versions: [reading(3)] })).lede).toBe(
      "No other version is stored to compare it with.",
    );
  });
});

describe("changes of direction", () => {
  test("counts only versions whose canonical rules differ, whatever their order", () => {
    const versions = [
      reading(1, { canonical: ["a", "b"] }),
      reading(2, { canonical: ["b", "a"] }),
      reading(3, { canonical: ["c"] }),
    ];
    expect(directionChanges(versions).count).toBe(1);
  });
});
