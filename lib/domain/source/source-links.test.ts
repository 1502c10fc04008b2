import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAddress, shareableAddress } from "./address";
import { gitCommand, patternProblem, quoted, sourceHref, sourceOf } from "./source-links";

const NONE = { commit: null, line: null };
const SHA = "0123456789abcdef0123456789abcdef01234567";
const PLACE = { sha: SHA, path: "src/a b/c#d.py", line: 16 };
const at = (repository: string) => {
  const source = sourceOf(repository, NONE);
  return [sourceHref(source, { sha: SHA }), sourceHref(source, PLACE)];
};

describe("parseAddress", () => {
  it.each([
    ["https://github.com/o/r.git", "https://github.com/o/r"],
    ["https://user:tok%40en@github.com/o/r.git?x=1#y", "https://github.com/o/r"],
    ["https://ghp_secret@github.com/o/r/", "https://github.com/o/r"],
    ["http://git.local:8080/o/r", "http://git.local:8080/o/r"],
    ["ssh://git@gitlab.com:2222/g/s/r.git", "ssh://gitlab.com/g/s/r"],
    ["git@github.com:o/r.git", "ssh://github.com/o/r"],
    ["github.com:o/r", "ssh://github.com/o/r"],
    ["git@git.sr.ht:~me/r", "ssh://git.sr.ht/~me/r"],
    ["git+ssh://git@host.example/o/r", "ssh://host.example/o/r"],
  ])("%s is %s, without secrets", (text, said) => {
    expect(shareableAddress(text)).toBe(said);
    expect(shareableAddress(said)).toBe(said);
  });

  it.each([
    "/srv/git/r.git",
    "../r",
    "C:\\code\\r",
    "c:/code/r",
    "file:///srv/r.git",
    "netra-backend",
    "",
    "https://github.com",
    "javascript:alert(1)//x y",
    "ext::sh -c id",
  ])("%s is no address of a host", (text) => {
    expect(parseAddress(text)).toBeNull();
  });

  it("never says what stands before an @", () => {
    const word = fc.stringMatching(/^[a-z0-9_-]{6,12}$/);
    fc.assert(
      fc.property(
        word,
        word,
        fc.constantFrom("https://", "ssh://", "http://"),
        (user, key, scheme) => {
          const said = shareableAddress(`${scheme}${user}:${key}Z@host.example/o/r`) ?? "";
          expect(said.endsWith("://host.example/o/r")).toBe(true);
          expect(said).not.toContain(`${key}Z`);
        },
      ),
    );
  });
});

describe("links of hosts", () => {
  const PATH = "src/a%20b/c%23d.py";
  it.each([
    [
      "git@github.com:o/r.git",
      "https://github.com/o/r/commit/S",
      `https://github.com/o/r/blob/S/${PATH}#L16`,
    ],
    [
      "https://github.acme.example/o/r",
      "https://github.acme.example/o/r/commit/S",
      `https://github.acme.example/o/r/blob/S/${PATH}#L16`,
    ],
    [
      "https://gitlab.com/g/s/r.git",
      "https://gitlab.com/g/s/r/-/commit/S",
      `https://gitlab.com/g/s/r/-/blob/S/${PATH}#L16`,
    ],
    [
      "git@bitbucket.org:w/r.git",
      "https://bitbucket.org/w/r/commits/S",
      `https://bitbucket.org/w/r/src/S/${PATH}#lines-16`,
    ],
    [
      "https://bitbucket.acme.example/scm/KEY/r.git",
      "https://bitbucket.acme.example/projects/KEY/repos/r/commits/S",
      `https://bitbucket.acme.example/projects/KEY/repos/r/browse/${PATH}?at=S#16`,
    ],
    [
      "ssh://git@bitbucket.acme.example:7999/~me/r.git",
      "https://bitbucket.acme.example/users/me/repos/r/commits/S",
      `https://bitbucket.acme.example/users/me/repos/r/browse/${PATH}?at=S#16`,
    ],
    [
      "https://codeberg.org/o/r",
      "https://codeberg.org/o/r/commit/S",
      `https://codeberg.org/o/r/src/commit/S/${PATH}#L16`,
    ],
    [
      "http://gitea.local:3000/o/r",
      "http://gitea.local:3000/o/r/commit/S",
      `http://gitea.local:3000/o/r/src/commit/S/${PATH}#L16`,
    ],
    [
      "git@git.sr.ht:~me/r",
      "https://git.sr.ht/~me/r/commit/S",
      `https://git.sr.ht/~me/r/tree/S/item/${PATH}#L16`,
    ],
    [
      "https://org@dev.azure.com/org/my%20project/_git/r",
      "https://dev.azure.com/org/my%20project/_git/r/commit/S",
      `https://dev.azure.com/org/my%20project/_git/r?path=/${PATH}&version=GCS&line=16&lineEnd=16&lineStartColumn=1&lineEndColumn=1&lineStyle=plain&_a=contents`,
    ],
    [
      "git@ssh.dev.azure.com:v3/org/project/r",
      "https://dev.azure.com/org/project/_git/r/commit/S",
      `https://dev.azure.com/org/project/_git/r?path=/${PATH}&version=GCS&line=16&lineEnd=16&lineStartColumn=1&lineEndColumn=1&lineStyle=plain&_a=contents`,
    ],
  ])("of %s", (repository, commit, line) => {
    const whole = (text: string) => text.replaceAll(/(?<=[/=C])S(?=[/&#]|$)/g, SHA);
    expect(at(repository)).toEqual([whole(commit), whole(line)]);
  });

  it("are none where the host is not known, nor for a name alone", () => {
    expect(at("https://git.acme.example/o/r")).toEqual([null, null]);
    expect(at("netra-backend")).toEqual([null, null]);
    expect(at("https://notgithub.com/o/r")).toEqual([null, null]);
    expect(at("https://dev.azure.com/org/project")).toEqual([null, null]);
  });

  it("leave the line out where none is known", () => {
    const source = sourceOf("git@github.com:o/r.git", NONE);
    expect(sourceHref(source, { sha: SHA, path: "a.py", line: null })).toBe(
      `https://github.com/o/r/blob/${SHA}/a.py`,
    );
  });

  it("escape whatever a path holds, so that it stays one address", () => {
    const source = sourceOf("git@github.com:o/r.git", NONE);
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1 }).filter((one) => !one.includes("/")),
          { minLength: 1 },
        ),
        (parts) => {
          const href = sourceHref(source, { sha: SHA, path: parts.join("/"), line: 3 }) ?? "";
          const url = new URL(href);
          expect([url.origin, url.hash]).toEqual(["https://github.com", "#L3"]);
          expect(href).not.toMatch(/[\s"<>]/);
        },
      ),
    );
  });
});

describe("links that were set", () => {
  const SET = { commit: "https://git.acme.example/?c={sha}", line: null };
  it("come before those of the host", () => {
    const source = sourceOf("git@github.com:o/r.git", SET);
    expect(sourceHref(source, { sha: SHA })).toBe(`https://git.acme.example/?c=${SHA}`);
    expect(source?.host).toBe("git.acme.example");
  });

  it("serve for lines too where nothing else does", () => {
    expect(sourceHref(sourceOf("r", SET), PLACE)).toBe(`https://git.acme.example/?c=${SHA}`);
  });

  it("are refused with the reason where they cannot be links", () => {
    expect(patternProblem("javascript:alert('{sha}')", "commit")).toContain("http");
    expect(patternProblem("https://me:key@h.example/{sha}", "commit")).toContain("without user");
    expect(patternProblem("https://h.example/c", "commit")).toBe("It must hold {sha}.");
    expect(patternProblem("https://h.example/{sha}", "line")).toBe("It must hold {path}.");
    expect(patternProblem("https://h.example/{sha}/{file}", "commit")).toContain("{file}");
    expect(patternProblem("https://h.example/c/{sha}", "commit")).toBeNull();
    expect(patternProblem("https://h.example/{path}?h={sha}#n{line}", "line")).toBeNull();
  });
});

describe("git's own commands", () => {
  it("show a commit, a file of it, a line", () => {
    expect(gitCommand({ sha: SHA })).toBe("git show 01234567");
    expect(gitCommand({ sha: SHA, path: "a.py" })).toBe("git show 01234567 -- a.py");
    expect(gitCommand(PLACE)).toBe("git blame -L 16,16 01234567 -- 'src/a b/c#d.py'");
  });

  it("quote for a shell", () => {
    expect(quoted("it's; rm -rf $HOME")).toBe(`'it'\\''s; rm -rf $HOME'`);
  });
});
