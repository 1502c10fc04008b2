import { afterEach, expect, it } from "vitest";
import { cleanUp, repository, scannedLines } from "../testing";

afterEach(cleanUp);

it.each([
  ["https://ada:secret@github.com/acme/shop.git", "https://github.com/acme/shop"],
  ["git@gitlab.com:acme/shop.git", "ssh://gitlab.com/acme/shop"],
  ["/srv/git/shop.git", "shop"],
])("a scan of a clone of %s says %s", async (origin, said) => {
  const { directory, commit, git } = repository();
  commit({ "a.py": "import b\n" });
  git("remote", "add", "origin", origin);
  const [header = ""] = await scannedLines(directory);
  expect(JSON.parse(header).repository).toBe(said);
  expect(header).not.toContain("secret");
});
