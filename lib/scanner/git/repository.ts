import { basename, dirname } from "node:path";
import { shareableAddress } from "@/lib/domain/source/address";
import { type Git, GitError, gitAt, gitLine, gitWords } from "./git";

export type Repository = {
  readonly git: Git;
  /** Last part of the origin's address, else of the directory. */
  readonly name: string;
  /** The origin's address without anything secret; null where it is no host's. */
  readonly address: string | null;
  /** History is cut off: heights are not known. */
  readonly isShallow: boolean;
  /** Objects may be missing. */
  readonly isPartial: boolean;
};

/** Opens the repository that holds a directory: with a work tree or bare, linked, shallow or partial. */
export async function openRepository(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Repository> {
  const git = gitAt(directory, env);
  const [places, settings] = await Promise.all([
    // In a bare repository git fails at the last of these, after it told the others.
    gitWords(git, [
      "rev-parse",
      "--absolute-git-dir",
      "--is-shallow-repository",
      "--show-toplevel",
    ]),
    gitWords(git, ["config", "-z", "--get-regexp", SETTINGS]),
  ]);
  const [gitDirectory, shallow, topLevel = null] = places.split("\n").filter(Boolean);
  if (gitDirectory === undefined) throw await refusal(git);
  const { origin, isPartial } = settingsOf(settings);
  return {
    // Patterns count from the directory that git runs in: never from a folder within the tree.
    git: { ...git, directory: topLevel ?? gitDirectory },
    name: nameOf(origin) ?? nameOf(topLevel) ?? bareName(gitDirectory),
    address: shareableAddress(origin ?? ""),
    isShallow: shallow === "true",
    isPartial,
  };
}

const ORIGIN = "remote.origin.url";
const SETTINGS = "^(extensions\\.partialclone|remote\\..*\\.promisor|remote\\.origin\\.url)$";

/** Of a setting that is given more than once the last counts, as for git. */
function settingsOf(text: string): { readonly origin: string | null; readonly isPartial: boolean } {
  let origin: string | null = null;
  let isPartial = false;
  for (const entry of text.split("\0")) {
    const stop = entry.indexOf("\n");
    const name = stop < 0 ? entry : entry.slice(0, stop);
    if (name === ORIGIN) origin = stop < 0 ? "" : entry.slice(stop + 1);
    else if (name !== "") isPartial = true;
  }
  return { origin, isPartial };
}

async function refusal(git: Git): Promise<GitError> {
  const { directory } = git;
  const version = await gitLine(git, ["--version"]);
  if (version === null) return new GitError("git could not be started: is it installed?");
  return new GitError(`${directory} is not in a git repository (or git will not trust its owner).`);
}

function nameOf(address: string | null): string | null {
  const name = (address ?? "")
    .replace(/[/\\]+$/, "")
    .replace(/\.git$/, "")
    .split(/[/\\:]/)
    .pop();
  return name ? name : null;
}

function bareName(gitDirectory: string): string {
  const isHidden = basename(gitDirectory) === ".git";
  return nameOf(isHidden ? dirname(gitDirectory) : gitDirectory) ?? "repository";
}

/** The commit that a revision names; a GitError says why it names none. */
export async function resolveCommit(
  { git }: Pick<Repository, "git">,
  revision: string,
): Promise<string> {
  const sha = await gitLine(git, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  if (sha) return sha;
  if ((await gitLine(git, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])) === null) {
    const any = await gitLine(git, ["rev-list", "-n1", "--all"]);
    if (!any) throw new GitError("The repository is empty: it has no commit yet.");
  }
  throw new GitError(`Unknown revision "${revision}".`);
}

/** `A..B` as its two ends, an empty one being HEAD; any other revision as `to` alone. */
export function rangeOf(revision: string): { readonly from: string | null; readonly to: string } {
  const [, from, to] = /^(.*?)\.\.(?!\.)(.*)$/.exec(revision) ?? [];
  if (from === undefined || to === undefined) return { from: null, to: revision };
  return { from: from === "" ? "HEAD" : from, to: to === "" ? "HEAD" : to };
}

/** The branch that a revision or the end of a range names or that HEAD is on; null when it is neither. */
export async function branchOf({ git }: Repository, named: string): Promise<string | null> {
  const revision = rangeOf(named).to;
  if (revision === "HEAD") return gitLine(git, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
  // Without --verify older gits print the word --end-of-options as well.
  const ref = await gitLine(git, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--symbolic-full-name",
    "--end-of-options",
    revision,
  ]);
  return (
    /^refs\/heads\/(.+)$/.exec(ref ?? "")?.[1] ??
    /^refs\/remotes\/[^/]+\/(.+)$/.exec(ref ?? "")?.[1] ??
    null
  );
}
