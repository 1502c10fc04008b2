import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { parseJunit } from "@/lib/formats/junit/parse";
import { cleanUp, repository } from "@/lib/scanner/testing";
import { xml } from "./report-junit";
import { planText, runCheck } from "./testing";

afterEach(cleanUp);

/** A branch that adds one of each: certain, not certain, broken, and a name that every format must escape. */
function branch() {
  const made = repository();
  const app = { "app/__init__.py": "", "app/old.py": "", "app/new.py": "" };
  made.commit({ "plumbline.yaml": planText(), ...app });
  made.git("checkout", "-q", "-b", "work");
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(made.directory, path)), { recursive: true });
    writeFileSync(join(made.directory, path), text);
  };
  write("a.py", "from app.old import Thing\n");
  write("x, 50%:|`<b>@me.py", "import os\nfrom elsewhere import Thing\n");
  write("broken.py", "def f(:\n");
  return { ...made, write };
}

describe("the report for GitHub", () => {
  it("escapes what would end a command or a property", async () => {
    const { directory } = branch();
    const { code, out } = await runCheck(directory, "--format", "github");
    expect(code).toBe(1);
    expect(out.split("\n").slice(0, 3)).toEqual([
      "::error file=a.py,line=1,title=Plumbline%3A legacy import::new legacy import: from app.old import Thing. Write: from app.new import Thing",
      "::error file=x%2C 50%25%3A|`<b>@me.py,line=2,title=Plumbline%3A unplanned import::new unplanned import: from elsewhere import Thing. Write: from app.new import Thing",
      expect.stringMatching(
        /^::error file=broken\.py,line=2,title=Plumbline%3A unreadable file::cannot be read any more/,
      ),
    ]);
  });
});

describe("the JUnit report", () => {
  it("is read back by our own reader, with a failure for each finding", async () => {
    const { directory } = branch();
    const { out } = await runCheck(directory, "--format", "junit");
    const parsed = parseJunit(out);
    expect(parsed.ok).toBe(true);
    const results = parsed.ok ? parsed.value.results : [];
    expect(results.map(({ status }) => status)).toEqual(["failed", "failed", "failed"]);
    const clean = repository();
    clean.commit({ "plumbline.yaml": planText() });
    const passed = parseJunit((await runCheck(clean.directory, "--format", "junit")).out);
    expect(passed.ok && passed.value.results.map(({ status }) => status)).toEqual(["passed"]);
  });

  it("writes any text so that it is sound XML", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const parsed = parseJunit(
          `<testsuite name="s" tests="1"><testcase classname="c" name="${xml(`n${text}`)}"/></testsuite>`,
        );
        expect(parsed.ok).toBe(true);
      }),
    );
  });
});

type Sarif = {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly partialFingerprints: object;
        readonly locations: readonly [
          { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
        ];
        readonly fixes?: readonly [
          {
            readonly artifactChanges: readonly [{ readonly replacements: readonly Replacement[] }];
          },
        ];
      }[];
    },
  ];
};
type Replacement = {
  readonly deletedRegion: { readonly byteOffset: number; readonly byteLength: number };
  readonly insertedContent: { readonly text: string };
};

describe("the SARIF report", () => {
  const sarif = async (directory: string): Promise<Sarif> =>
    JSON.parse((await runCheck(directory, "--format", "sarif")).out);

  it("names its rules and places, and carries fixes by bytes", async () => {
    const { directory } = branch();
    const [run] = (await sarif(directory)).runs;
    expect(run.results.map(({ ruleId }) => ruleId)).toEqual([
      "legacy-import",
      "unplanned-import",
      "unreadable-file",
    ]);
    for (const { ruleId, ruleIndex } of run.results) {
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
    expect(run.results[1]?.locations[0].physicalLocation.artifactLocation.uri).toBe(
      "x%2C%2050%25%3A%7C%60%3Cb%3E%40me.py",
    );
    const replacements = run.results[0]?.fixes?.[0].artifactChanges[0].replacements;
    expect(replacements).toEqual([
      { deletedRegion: { byteOffset: 5, byteLength: 7 }, insertedContent: { text: "app.new" } },
    ]);
    expect(run.results[1]?.fixes).toBeUndefined();
  });

  it("keeps its fingerprints when lines shift, and tells equals in one file apart", async () => {
    const { directory, write } = branch();
    const prints = async () =>
      (await sarif(directory)).runs[0].results.slice(0, 2).map((one) => one.partialFingerprints);
    const before = await prints();
    write("a.py", "# one more line\n\nfrom app.old import Thing as Other\n");
    expect((await prints())[0]).toEqual(before[0]);
    write("a.py", "from app.old import Thing\nfrom app.old import Thing\n");
    const [first, second] = await prints();
    expect(first).toEqual(before[0]);
    expect(second).not.toEqual(first);
  });

  const schema = fileURLToPath(
    new URL("../../../../shared/formats/corpus/negative/sarif-schema.json", import.meta.url),
  );
  it(`is what the official schema asks for${existsSync(schema) ? "" : " (the schema is not here: not looked at)"}`, async () => {
    if (!existsSync(schema)) return;
    const wanted = JSON.parse(readFileSync(schema, "utf8"));
    // A slip of the schema: it stands among the properties, where it is the schema of none.
    Reflect.deleteProperty(wanted.definitions.region.properties, "anyOf");
    const { directory } = branch();
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(wanted);
    validate(await sarif(directory));
    expect(validate.errors).toBe(null);
    expect(validate({ version: "2.1.0", runs: [{}] })).toBe(false);
  });
});

describe("the Markdown report", () => {
  it("holds counts and what to write, and lets no name be markup", async () => {
    const { directory } = branch();
    const { out } = await runCheck(directory, "--format", "markdown");
    expect(out).toContain("| Legacy imports | 0 | 1 | +1 |");
    expect(out).toContain(
      "| `a.py:1` | legacy: `from app.old import Thing` | `from app.new import Thing` |",
    );
    expect(out).toContain("`` x, 50%:\\|`<b>@me.py:2 ``");
    expect(out).toContain("<summary>What this does to the board</summary>");
  });

  it("goes to a file, and the summary to the terminal", async () => {
    const { directory } = branch();
    const file = join(directory, "comment.md");
    const { out } = await runCheck(directory, "--format", "markdown", "--out", file);
    expect(readFileSync(file, "utf8")).toContain("**Move: failed");
    expect(out).toMatch(/^Move: failed, 1 new legacy import, 1 new unplanned import/);
  });
});
