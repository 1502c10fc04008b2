import { describe, expect, it } from "vitest";
import { parsePlan } from "@/lib/formats/plan/parse";
import { moduleTest } from "../check/module-test";
import { replacer } from "../check/replacement";
import { adviceFor } from "./advice";

function planOf(subject: string) {
  const parsed = parsePlan(
    [
      "format: plumbline.plan/1",
      "id: p",
      "version: 1",
      "title: P",
      `subject: ${subject}`,
      "strategy: { targets: { new: 20, update: 60, validation: 20 } }",
      "",
    ].join("\n"),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

const FOLDER = `{ family: ["app.*"], canonical: [{ module: app.new }, { module: "app.new.*" }], legacy: [{ module: app.old }, { module: "app.old.*" }] }`;
const TREE = new Set(["app/new/__init__.py", "app/new/deep.py", "app/a.py"]);

function advise(
  subject: string,
  wrong: Partial<Parameters<typeof adviceFor>[2]>,
  paths: ReadonlySet<string> = TREE,
) {
  const plan = planOf(subject);
  const found = adviceFor(plan, replacer(plan, moduleTest(paths)), {
    ...{ module: "app.old", name: "Manager", alias: null, kind: "from", class: "legacy" },
    ...wrong,
  });
  return { ...found, said: [found.module, found.name, found.alias] };
}

describe("adviceFor", () => {
  it("moves a module below a folder to its like below the other, not to the folder itself", () => {
    expect(advise(FOLDER, { module: "app.old.deep" }).said).toEqual([
      "app.new.deep",
      "Manager",
      null,
    ]);
  });

  it("does so with paths, and says whether the target is of this code base", () => {
    const subject = `{ family: ["packages/*"], canonical: [{ module: packages/new/src }, { module: "packages/new/src/*" }], legacy: [{ module: packages/old/src }, { module: "packages/old/src/*" }] }`;
    const tree = new Set(["packages/new/src/index.ts", "packages/new/src/deep/store.ts"]);
    const deep = advise(subject, { module: "packages/old/src/deep/store", name: "S" }, tree);
    expect(deep.said).toEqual(["packages/new/src/deep/store", "S", null]);
    expect(deep).toMatchObject({ isOwn: true, isCertain: true });
    expect(advise(subject, { module: "packages/old/src" }, tree).said[0]).toBe("packages/new/src");
    expect(advise(subject, { module: "packages/old/src/gone" }, tree).note).toBe(
      "The code base has no module packages/new/src/gone.",
    );
    const whole = { module: "packages/old/src", name: null, kind: "import", alias: "ns" } as const;
    expect(advise(subject, whole, tree).said).toEqual(["packages/new/src", null, "ns"]);
  });

  it("moves from a package to one of its parts", () => {
    const subject = `{ canonical: [{ module: "@scope/new/sub" }], legacy: [{ module: "@scope/old" }] }`;
    const found = advise(subject, { module: "@scope/old", name: "A" }, new Set(["src/a.ts"]));
    expect(found.said).toEqual(["@scope/new/sub", "A", null]);
    expect(found.isOwn).toBe(false);
  });

  it("is not sure of a module that the code base does not have", () => {
    expect(advise(FOLDER, { module: "app.old.gone" })).toMatchObject({
      module: null,
      isCertain: false,
      note: "The code base has no module app.new.gone.",
    });
    expect(advise(FOLDER, { module: "app.old.gone" }, new Set()).said[0]).toBe("app.new.gone");
  });

  const LISTED =
    "{ names: [Old, make], canonical: [{ module: app.new, names: [New] }], legacy: [{ module: app.old }] }";

  it("gives the only canonical name the old one as alias, and none to a dotted string", () => {
    expect(advise(LISTED, { name: "Old" }).said).toEqual(["app.new", "New", "Old"]);
    expect(advise(LISTED, { name: "Old", alias: "O" }).said).toEqual(["app.new", "New", "O"]);
    expect(advise(LISTED, { name: "Old", alias: "New" }).said).toEqual(["app.new", "New", null]);
    expect(advise(LISTED, { name: "Old", kind: "string" }).said).toEqual(["app.new", "New", null]);
    expect(advise(LISTED, { name: "make" }).note).toContain("build a New from app.new");
  });

  it("keeps the name by which a module is used", () => {
    const subject =
      "{ canonical: [{ module: app.core.right }], legacy: [{ module: app.core.wrong }] }";
    const wrong = { module: "app.core.wrong", name: null };
    const paths = new Set(["app/core/right.py"]);
    expect(advise(subject, wrong, paths).said).toEqual(["app.core.right", null, "wrong"]);
    expect(advise(subject, { ...wrong, alias: "right" }, paths).said[2]).toBeNull();
    expect(advise(subject, { ...wrong, kind: "import" }, paths).said[2]).toBeNull();
  });

  it("says that an unplanned module outside the family may give another thing", () => {
    const found = advise(LISTED, { module: "lib.other", name: "Old", class: "unplanned" });
    expect(found.said[0]).toBe("app.new");
    expect(found).toMatchObject({ isCertain: false });
    expect(found.note).toContain("The plan does not name lib.other");
  });

  it("says which rules leave it open", () => {
    const subject =
      "{ canonical: [{ module: app.one, names: [A] }, { module: app.two, names: [A] }], legacy: [{ module: app.old }] }";
    expect(advise(subject, { name: "A" })).toMatchObject({
      module: null,
      note: "2 canonical rules take A (app.one, app.two): choose one.",
    });
  });
});
