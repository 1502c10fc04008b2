import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotError, fromHere } from "@/lib/cli/usage";
import { gitLine, gitOutput } from "@/lib/scanner/git/git";
import type { Repository } from "@/lib/scanner/git/repository";

const PLAN_NAMES = ["plumbline.yaml", "plumbline.yml", "plumbline.json"];

/** A plan document, unread, and where it was found. */
export type FoundPlan = { readonly text: Buffer; readonly name: string; readonly place: string };

export type PlanPlaces = {
  /** A file that the user names; it must be there. */
  readonly file: string | null;
  readonly tip: string;
  /** Also look beside the files of the work tree, where it may stand uncommitted. */
  readonly inWorkTree: boolean;
};

/**
 * The plan to send: the file named, else `plumbline.yaml` of the tip, else of the work tree; null where there is none.
 * None is drafted here: which symbol it is about is for people to choose, on the discover page. Throws CannotError for a file that is not there.
 */
export async function findPlan(
  repository: Repository,
  { file, tip, inWorkTree }: PlanPlaces,
): Promise<FoundPlan | null> {
  if (file !== null) {
    const text = await readFile(fromHere(file)).catch((error: Error) => {
      throw new CannotError(`The plan ${file} cannot be read: ${error.message}`);
    });
    return { text, name: file, place: file };
  }
  for (const name of PLAN_NAMES) {
    const found = await planAt(repository, tip, name);
    if (found) return found;
  }
  return inWorkTree ? planInWorkTree(repository) : null;
}

async function planAt(
  repository: Repository,
  tip: string,
  name: string,
): Promise<FoundPlan | null> {
  const blob = await gitLine(repository.git, [
    "rev-parse",
    "--verify",
    "--quiet",
    `${tip}:${name}`,
  ]);
  if (!blob) return null;
  // A link or a folder of that name is no plan; a blob that a partial clone lacks cannot be read.
  const type = await gitLine(repository.git, ["cat-file", "-t", blob]);
  if (type !== "blob") return null;
  const text = await gitOutput(repository.git, ["cat-file", "blob", blob]);
  return { text, name, place: `${name} of ${tip.slice(0, 8)}` };
}

async function planInWorkTree({ git }: Repository): Promise<FoundPlan | null> {
  const top = await gitLine(git, ["rev-parse", "--show-toplevel"]);
  if (!top) return null;
  for (const name of PLAN_NAMES) {
    const path = join(top, name);
    // A link could lead out of the repository.
    const isFile = await lstat(path)
      .then((found) => found.isFile())
      .catch(() => false);
    const text = isFile ? await readFile(path).catch(() => null) : null;
    if (text !== null) return { text, name, place: `${name} of the work tree, not committed` };
  }
  return null;
}
