import { type Git, gitFields, startGit } from "./git";

/** A commit of a line as git tells it; `committedAt` in epoch milliseconds. */
export type LineCommit = {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly committedAt: number;
  readonly author: string;
  readonly subject: string;
};

const FORMAT = "%H%x00%P%x00%ct%x00%an%x00%s";
const FIELDS = 5;

export type LineRange = {
  readonly tip: string;
  /** What leads to this commit is left out. */
  readonly excluded: string | null;
  /** Takes only so many of the newest. */
  readonly limit: number | null;
};

/** The first-parent chain that ends at a commit, oldest first. */
export async function firstParentLine(
  git: Git,
  { tip, excluded, limit }: LineRange,
): Promise<LineCommit[]> {
  const process = startGit(git, [
    ...[
      "log",
      "-z",
      "--first-parent",
      "--encoding=UTF-8",
      "--no-show-signature",
      "--no-decorate",
      "--no-color",
    ],
    `--format=tformat:${FORMAT}`,
    ...(limit === null ? [] : [`-n${limit}`]),
    ...[tip, ...(excluded === null ? [] : [`^${excluded}`]), "--"],
  ]);
  process.child.stdin.end();
  const commits: LineCommit[] = [];
  let fields: string[] = [];
  for await (const parts of gitFields(process)) {
    for (const part of parts) {
      fields.push(part.toString("utf8"));
      if (fields.length < FIELDS) continue;
      commits.push(commitOf(fields));
      fields = [];
    }
  }
  return commits.reverse();
}

function commitOf(fields: readonly string[]): LineCommit {
  const [sha = "", parents = "", seconds = "", author = "", subject = ""] = fields;
  return {
    sha,
    parents: parents === "" ? [] : parents.split(" "),
    committedAt: Number(seconds) * 1000,
    author,
    subject,
  };
}
