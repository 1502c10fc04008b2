import { gitLine, gitOutput } from "@/lib/scanner/git/git";
import type { Repository } from "@/lib/scanner/git/repository";

/** Where the hosts look, in GitHub's order, GitLab's own place last. The first that is there is the one that holds. */
const OWNERS_PLACES = [
  ".github/CODEOWNERS",
  "CODEOWNERS",
  "docs/CODEOWNERS",
  ".gitlab/CODEOWNERS",
  ".bitbucket/CODEOWNERS",
];

export type FoundOwners = { readonly text: Buffer; readonly place: string };

/** The CODEOWNERS file of a commit; null where it has none. A link or a folder of that name is none. */
export async function findOwners({ git }: Repository, tip: string): Promise<FoundOwners | null> {
  for (const place of OWNERS_PLACES) {
    const blob = await gitLine(git, ["rev-parse", "--verify", "--quiet", `${tip}:${place}`]);
    if (!blob || (await gitLine(git, ["cat-file", "-t", blob])) !== "blob") continue;
    return { text: await gitOutput(git, ["cat-file", "blob", blob]), place };
  }
  return null;
}
