import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { ScannedCommit } from "@/lib/domain/scan";
import { histories } from "@/lib/fixtures/histories";
import { describeOnEveryEngine, type TestDatabase } from "@/lib/server/db/testing/test-database";
import { reindexAll } from "@/lib/server/ingest/reindex";
import { bindEmpty, exported, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { withdrawUpload } from "@/lib/server/ingest/withdraw";

const SLOW = 240_000;

/** A commit line, and which of two scanners wrote it: a second one says something else of the same commit. */
type Line = { readonly commit: ScannedCommit; readonly version: string };

const HEADERS = ["1.2", "1.10"].map((version) => ({
  version,
  text: JSON.stringify({
    format: "plumbline.scan/1",
    tool: { name: "generator", version },
    repository: "example",
    recorded: "all",
  }),
}));

/** A history with some of its commits scanned by another version too, which heard of other files. */
const lines: fc.Arbitrary<Line[]> = fc
  .boolean()
  .chain((hasHeights) =>
    fc.tuple(
      histories({ hasHeights }),
      histories({ hasHeights }),
      fc.array(fc.nat(5), { maxLength: 16 }),
    ),
  )
  .map(([first, second, picks]) => {
    const found = first.map((commit): Line => ({ commit, version: "1.2" }));
    picks.forEach((pick, index) => {
      const [mine, other] = [first[index], second[index]];
      if (pick > 0 || !mine || !other || mine.mode !== other.mode) return;
      const { files, deleted, renamed, unreadable } = other;
      const { deleted: _, renamed: __, unreadable: ___, ...rest } = mine;
      const said = {
        files,
        ...(deleted ? { deleted } : {}),
        ...(renamed ? { renamed } : {}),
        ...(unreadable ? { unreadable } : {}),
      };
      found.push({ commit: { ...rest, ...said }, version: "1.10" });
    });
    return found;
  });

/** Requests of one to four commits by one scanner each, no commit twice in one. */
function requestsOf(items: readonly Line[], size: number): string[] {
  const texts: string[] = [];
  for (const { version, text } of HEADERS) {
    const commits = items.filter((item) => item.version === version).map(({ commit }) => commit);
    for (let at = 0; at < commits.length; at += size) {
      const part = commits.slice(at, at + size).map((commit) => JSON.stringify(commit));
      texts.push(`${[text, ...part].join("\n")}\n`);
    }
  }
  return texts;
}

async function exportOf(database: TestDatabase, texts: readonly string[]): Promise<string[]> {
  await bindEmpty(database);
  for (const text of texts) await send(text);
  return exported(database);
}

describeOnEveryEngine("generated histories", (database) => {
  beforeEach(() => bindEmpty(database()));
  const runs = () => ({ numRuns: database().engine === "embedded" ? 10 : 25, endOnFailure: true });

  test(
    "give the same export in any order and cut, and after a reindex",
    async () => {
      const law = fc.asyncProperty(
        lines.chain((items) =>
          fc.tuple(
            fc.constant(items),
            fc.shuffledSubarray(items, { minLength: items.length }),
            fc.integer({ min: 1, max: 4 }),
          ),
        ),
        async ([items, shuffledItems, size]) => {
          const expected = await exportOf(database(), requestsOf(items, 100));
          const found = await exportOf(database(), requestsOf(shuffledItems, size).toReversed());
          expect(found).toEqual(expected);
          await reindexAll();
          expect(await exported(database())).toEqual(expected);
        },
      );
      await fc.assert(law, runs());
    },
    SLOW,
  );

  test(
    "are without an upload that was withdrawn as if it had never come",
    async () => {
      const law = fc.asyncProperty(lines, fc.nat(100), async (items, pick) => {
        const texts = requestsOf(items, 2);
        const out = pick % texts.length;
        const expected = await exportOf(
          database(),
          texts.filter((_, index) => index !== out),
        );
        await bindEmpty(database());
        const answers = [];
        for (const text of texts) answers.push(await send(text));
        const upload = answers[out]?.upload ?? 0;
        await withdrawUpload(PROJECT, upload, { by: "Ada", reason: "wrong project", at: 1 });
        expect(await exported(database())).toEqual(expected);
      });
      await fc.assert(law, runs());
    },
    SLOW,
  );
});
