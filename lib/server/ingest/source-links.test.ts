import { beforeEach, expect, test } from "vitest";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { parseSourceLinks, setSourceLinks } from "@/lib/server/ingest/source-links";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { readProject } from "@/lib/server/read/project";
import { readUploads } from "@/lib/server/read/uploads";

function scan(repository: string, sha: string): string {
  const tool = { name: "t", version: "1" };
  const head = { format: "plumbline.scan/1", tool, repository, recorded: "all" };
  const commit = {
    sha: sha.repeat(40),
    parents: [],
    committedAt: "2026-01-01T00:00:00Z",
    mode: "full",
    filesScanned: 1,
    files: [{ path: "a.py", imports: [{ line: 1, module: "m", name: "n", kind: "from" }] }],
  };
  return `${JSON.stringify(head)}\n${JSON.stringify(commit)}\n`;
}

const COMMIT = "https://git.acme.example/c/{sha}";

describeOnEveryEngine("links to the repository's host", (database) => {
  beforeEach(() => bindEmpty(database()));

  test("come from the first scan that says where it is kept, and stay", async () => {
    await send(scan("shop", "1"));
    expect((await readUploads(PROJECT, 1)).source.known).toBeNull();
    await send(scan("ssh://github.com/acme/shop", "2"));
    await send(scan("ssh://gitlab.com/other/shop", "3"));
    expect((await readUploads(PROJECT, 1)).source.known).toMatchObject({
      host: "GitHub",
      commit: "https://github.com/acme/shop/commit/{sha}",
    });
  });

  test("are what a person set, until they are taken away", async () => {
    await send(scan("ssh://github.com/acme/shop", "1"));
    const before = await readProject(PROJECT);
    await setSourceLinks(PROJECT, parseSourceLinks({ commit: COMMIT, line: " " }));
    const { source } = await readUploads(PROJECT, 1);
    expect(source.set).toEqual({ commit: COMMIT, line: null });
    expect(source.known?.commit).toBe(COMMIT);
    expect(source.derived?.host).toBe("GitHub");
    const after = await readProject(PROJECT);
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(after.lineRevision).toBe(before.lineRevision);
    await setSourceLinks(PROJECT, { commit: null, line: null });
    expect((await readUploads(PROJECT, 1)).source.known?.host).toBe("GitHub");
  });

  test("are refused with the field and the reason, and for a project that is not there", async () => {
    expect(() => parseSourceLinks({ commit: "javascript:{sha}", line: null })).toThrow(
      /commit: It must be a whole address/,
    );
    expect(() => parseSourceLinks({ commit: null, line: "https://h.example/{sha}" })).toThrow(
      /line: It must hold \{path\}/,
    );
    expect(() => parseSourceLinks({ commit: null })).toThrow(/line/);
    await expect(setSourceLinks("nobody", { commit: null, line: null })).rejects.toThrow(
      "There is no project nobody.",
    );
  });
});
