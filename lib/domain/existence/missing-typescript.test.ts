import { describe, expect, test } from "vitest";
import { statesOf } from "./testing";

describe("a module", () => {
  test("of TypeScript that never was is not said to be missing where a build makes it", () => {
    const tree = ["web/types/index.d.ts", "web/a.d.ts", "web/main.ts", "web/App.vue"];
    const state = (module: string, later = tree) =>
      statesOf({ path: "web/main.ts", module }, [tree, later]);
    expect(state("web/types")).toEqual(["-", "-"]);
    expect(state("web/a")).toEqual(["-", "-"]);
    expect(state("web/dist")).toEqual(["-", "-"]);
    expect(state("web/generated/client")).toEqual(["-", "-"]);
    expect(state("web/data.json")).toEqual(["-", "-"]);
    expect(state("web/Other.vue")).toEqual(["-", "-"]);
    expect(state("web/App.vue")).toEqual(["-", "-"]);
    expect(state("web/App.vue", ["web/main.ts"])).toEqual(["-", "deleted"]);
  });

  test("of a name alone may be a package, and be installed", () => {
    const tree = ["types/index.d.ts", "main.ts"];
    const states = statesOf({ path: "main.ts", module: "types" }, [tree, ["main.ts"]]);
    expect(states).toEqual(["-", "?left"]);
  });

  test("is looked for by the scripts of components too", () => {
    const tree = ["web/App.vue", "web/a.ts"];
    const state = (module: string) => statesOf({ path: "web/App.vue", module }, [tree]);
    expect([state("web/a"), state("web/b")]).toEqual([["-"], ["never"]]);
  });

  test("of TypeScript is a path without its ending, or the index of a folder", () => {
    const tree = ["web/api/index.ts", "web/api/send.tsx", "web/main.ts"];
    const state = (module: string) => statesOf({ path: "web/main.ts", module }, [tree]);
    expect(state("web/api")).toEqual(["-"]);
    expect(state("web/api/send")).toEqual(["-"]);
    expect(state("web/api/gone")).toEqual(["never"]);
    expect(state("react/jsx-runtime")).toEqual(["-"]);
    expect(state("web/api/style.css")).toEqual(["-"]);
    expect(
      statesOf({ path: "web/main.ts", module: "web/api/send" }, [tree, ["web/main.ts"]]),
    ).toEqual(["-", "deleted"]);
  });
});
