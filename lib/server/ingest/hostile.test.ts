import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { AppError } from "@/lib/server/errors";
import { reindexAll } from "@/lib/server/ingest/reindex";
import { demoPlans, demoScan } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, exported, send } from "@/lib/server/ingest/testing/law-store";
import { junit, SHA, sendReport } from "@/lib/server/ingest/testing/reports";

const [plan = ""] = demoPlans();
const { header } = demoScan();

const HEADER = {
  format: "plumbline.scan/1",
  tool: { name: "t", version: "1" },
  repository: "example",
  recorded: "all",
};

type Fields = Readonly<Record<string, unknown>>;

function scan(commit: Fields, file: Fields = {}, one: Fields = {}): string {
  const imports = [{ line: 1, module: "m", name: "n", kind: "from", ...one }];
  const line = {
    sha: "a".repeat(40),
    parents: [],
    committedAt: "2026-01-01T00:00:00Z",
    mode: "full",
    filesScanned: 1,
    files: [{ path: "a.py", imports, ...file }],
    ...commit,
  };
  return `${JSON.stringify(HEADER)}\n${JSON.stringify(line)}\n`;
}

/** What was answered: stored, or refused with a reason; anything else fails the test. */
async function outcome(sending: Promise<unknown>): Promise<"stored" | "refused"> {
  try {
    await sending;
    return "stored";
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toMatch(/^(?:unprocessable|bad-request|conflict)$/);
    expect((error as AppError).message.length).toBeGreaterThan(10);
    return "refused";
  }
}

const NUMBERS = fc.oneof(
  fc.constantFrom(
    ...[0, -0, -1, 0.5, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 53 + 2, 2 ** 63],
    ...[1e308, 5e-324, -(2 ** 31), -(2 ** 31) - 1],
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
/** As they can stand in JSON text and nowhere else. */
const RAW_NUMBERS = [
  "1e400",
  "-1e400",
  "9007199254740993",
  "1e-400",
  "123456789012345678901234567890",
];

const TEXTS = [
  "nul \0 in it",
  "half a pair \ud800",
  "the other half \udc00",
  "right to left \u202e and back \u202c",
  "zero width \u200b\ufeff",
  "line\nand\rreturn\ttab",
  "\u001b[31mred",
  "x".repeat(1024 * 1024),
  "é".normalize("NFD"),
  "__proto__",
  "constructor",
];

describeOnEveryEngine("hostile uploads", (database) => {
  beforeEach(() => bindEmpty(database()));

  test("a number is stored as it was sent or refused, at every bound", async () => {
    await fc.assert(
      fc.asyncProperty(
        NUMBERS,
        fc.constantFrom("height", "filesScanned", "lines", "line"),
        async (number, field) => {
          await bindEmpty(database());
          const value = { [field]: number };
          const text =
            field === "line"
              ? scan({}, {}, value)
              : scan(field === "lines" ? {} : value, field === "lines" ? value : {});
          if ((await outcome(send(text))) === "refused") return;
          const found = (await exported(database())).join("\n");
          expect(found).toContain(`"${field}":${JSON.stringify(number)}`);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a number that JSON can write and nobody can hold is refused", async () => {
    for (const raw of RAW_NUMBERS.filter((text) => text !== "1e-400")) {
      const text = scan({ height: 7 }).replace('"height":7', `"height":${raw}`);
      expect(await outcome(send(text)), raw).toBe("refused");
    }
  });

  test("a text in any field is stored so that it comes out again, or refused", async () => {
    for (const text of TEXTS) {
      const scans = [
        scan({ subject: text }),
        scan({ author: text }),
        scan({ branch: text }),
        scan({}, { path: `${text}.py` }),
        scan({}, { by: { sha: SHA, author: text } }),
        scan({}, {}, { module: text }),
        scan({}, {}, { name: text }),
        scan({}, {}, { alias: text }),
        scan({ unreadable: [{ path: "b.py", reason: text }] }),
      ];
      for (const one of scans) {
        await bindEmpty(database());
        if ((await outcome(send(one))) === "refused") continue;
        const lines = await exported(database());
        expect(lines.join("\n")).toContain(JSON.stringify(text).slice(1, -1));
        await reindexAll();
        expect(await exported(database())).toEqual(lines);
      }
    }
  });

  test("a text in a test report or a plan is taken or refused, never half", async () => {
    for (const text of TEXTS) {
      await outcome(sendReport(junit([{ file: "a.py", name: text, failure: text }])));
      await outcome(sendReport(junit([{ file: "a.py", name: "a" }]), { commit: SHA, run: text }));
      await outcome(send(plan.replace(/^title: .*$/m, `title: ${JSON.stringify(text)}`)));
    }
    await exported(database());
  });

  test("a key that would reach into every object reaches into none", async () => {
    const evil = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},';
    const texts = [header, ...scan({}).trimEnd().split("\n")].map((line) =>
      line.replaceAll("{", `{${evil}`),
    );
    await outcome(send(`${texts[0]}\n${texts[2]}\n`));
    await outcome(send(`${texts[1]}\n${texts[2]}\n`));
    const report = {
      exitcode: 0,
      summary: {},
      created: 1,
      tests: [{ nodeid: "a::b", outcome: "passed" }],
    };
    const ctrf = {
      results: { tool: { name: "t" }, tests: [{ name: "a", status: "passed", duration: 1 }] },
    };
    for (const json of [report, ctrf])
      await outcome(sendReport(JSON.stringify(json).replaceAll("{", `{${evil}`)));
    await outcome(send(`__proto__: { polluted: true }\n${plan}`));
    expect("polluted" in {}).toBe(false);
    expect("polluted" in []).toBe(false);
  });

  test("the same bytes from a hundred senders at once are one upload", async () => {
    const text = scan({});
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(text)));
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(answers.map(({ upload }) => upload)).size).toBe(1);
  });

  test("forty uploaders of shards of the same commits lose nothing and see no error", async () => {
    for (let round = 0; round < 5; round += 1) {
      const commit = String(round).repeat(40);
      const sending = Array.from({ length: 40 }, (_, n) =>
        sendReport(
          junit(
            Array.from({ length: 5 }, (_, test) => ({
              file: `test_${n % 8}.py`,
              name: `test_${n}_${test}`,
              ...(test === 0 ? { failure: `E ${n}` } : {}),
            })),
          ),
          { commit, environment: `env-${n % 5}`, run: `${n}` },
        ),
      );
      const answers = await Promise.all(sending);
      expect(answers.every(({ isNew }) => isNew)).toBe(true);
      expect(new Set(answers.map(({ upload }) => upload)).size).toBe(40);
      const failed = answers.reduce((sum, { run }) => sum + (run?.statuses.failed ?? 0), 0);
      expect(failed).toBe(40);
    }
    const reports = await database().client.testReport.count();
    expect(reports).toBe(200);
  });
});
