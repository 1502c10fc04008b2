import type { ScannedCommit } from "@/lib/domain/scan";

/** The longest line that a reader must take: 4 MB. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;
// Room for the heading and the brackets around the parts.
const PART_BYTES = MAX_LINE_BYTES - 256 * 1024;

/** One entry of one list of a commit, as JSON. */
type Part = { readonly list: ListName; readonly json: string };
const LISTS = ["files", "deleted", "renamed", "unreadable", "added", "removed"] as const;
type ListName = (typeof LISTS)[number];

/** A commit as lines of `plumbline.scan/1`, without line ends: one, or several of at most 4 MB each that continue it. */
export function commitLines(commit: ScannedCommit): string[] {
  const whole = JSON.stringify(commit);
  // A UTF-16 unit takes at most three bytes.
  if (whole.length * 3 <= MAX_LINE_BYTES || Buffer.byteLength(whole) <= MAX_LINE_BYTES) {
    return [whole];
  }
  const { files, deleted, renamed, unreadable, tree, ...heading } = commit;
  const groups = grouped(partsOf(commit));
  return groups.map((parts, index) => {
    const first = index === 0 ? JSON.stringify(heading) : JSON.stringify({ sha: commit.sha });
    const more = index < groups.length - 1 ? ',"more":true' : "";
    return `${first.slice(0, -1)}${more}${listsJson(parts)}}`;
  });
}

function partsOf({ files, deleted, renamed, unreadable, tree }: ScannedCommit): Part[] {
  const lists = {
    files,
    deleted: deleted ?? [],
    renamed: renamed ?? [],
    unreadable: unreadable ?? [],
    added: tree?.added ?? [],
    removed: tree?.removed ?? [],
  };
  return LISTS.flatMap((list) =>
    lists[list].map((entry: unknown) => ({ list, json: JSON.stringify(entry) })),
  );
}

function grouped(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  let group: Part[] = [];
  let size = 0;
  for (const part of parts) {
    const bytes = Buffer.byteLength(part.json) + 1;
    if (group.length > 0 && size + bytes > PART_BYTES) {
      groups.push(group);
      group = [];
      size = 0;
    }
    group.push(part);
    size += bytes;
  }
  return [...groups, group];
}

function listsJson(parts: readonly Part[]): string {
  const list = (name: ListName) =>
    parts.filter((part) => part.list === name).map((part) => part.json);
  const field = (name: ListName) => {
    const entries = list(name);
    return entries.length > 0 ? [`"${name}":[${entries.join(",")}]`] : [];
  };
  const tree = [...field("added"), ...field("removed")];
  const fields = [
    `"files":[${list("files").join(",")}]`,
    ...(["deleted", "renamed", "unreadable"] as const).flatMap(field),
    ...(tree.length > 0 ? [`"tree":{${tree.join(",")}}`] : []),
  ];
  return `,${fields.join(",")}`;
}
