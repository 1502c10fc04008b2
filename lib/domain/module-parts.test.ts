import { describe, expect, it } from "vitest";
import { isPathModule, lastPart, moduleParts, parentModule } from "./module-parts";

describe("the parts of a module's name", () => {
  it.each([
    ["app.core.store", ["app", "core", "store"], "app.core", "store"],
    ["app", ["app"], "", "app"],
    ["src/utils/store", ["src", "utils", "store"], "src/utils", "store"],
    ["src/vite.config", ["src", "vite.config"], "src", "vite.config"],
    ["@scope/pkg", ["@scope/pkg"], "", "@scope/pkg"],
    ["@scope/pkg/sub", ["@scope/pkg", "sub"], "@scope/pkg", "sub"],
    ["@/utils/store", ["@", "utils", "store"], "@/utils", "store"],
    ["../x", ["..", "x"], "..", "x"],
    ["packages/a/src", ["packages", "a", "src"], "packages/a", "src"],
    ["plotly.js", ["plotly.js"], "", "plotly.js"],
    ["node:fs/promises", ["node:fs", "promises"], "node:fs", "promises"],
  ])("%s", (module, parts, parent, last) => {
    expect(moduleParts(module)).toEqual(parts);
    expect(parentModule(module)).toBe(parent);
    expect(lastPart(module)).toBe(last);
    expect(isPathModule(module)).toBe(module.includes("/"));
  });
});
