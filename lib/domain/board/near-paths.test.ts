import { describe, expect, it } from "vitest";
import { nearPaths } from "./near-paths";

const KNOWN = [
  "app/dependencies.py",
  "app/core/dependencies.py",
  "tests/test_dependencies.py",
  "app/factories/bridge_factory.py",
  "scripts/run.py",
];

describe("nearPaths", () => {
  it("finds the same path in other letters before all others", () => {
    expect(nearPaths(KNOWN, "App/Dependencies.py")[0]).toBe("app/dependencies.py");
  });

  it("finds the name in another folder, the nearest folder first", () => {
    expect(nearPaths(KNOWN, "app/core/old/dependencies.py").slice(0, 2)).toEqual([
      "app/core/dependencies.py",
      "app/dependencies.py",
    ]);
  });

  it("finds a name that is written wrongly", () => {
    expect(nearPaths(KNOWN, "app/factories/brigde_factory.py")).toEqual([
      "app/factories/bridge_factory.py",
    ]);
  });

  it("finds the files of a folder", () => {
    expect(nearPaths(KNOWN, "app/core")).toContain("app/core/dependencies.py");
  });

  it("finds nothing like nothing, and no more than asked for", () => {
    expect(nearPaths(KNOWN, "zzz/qqq.rs")).toEqual([]);
    expect(nearPaths(KNOWN, "dependencies.py", 1)).toHaveLength(1);
  });
});
