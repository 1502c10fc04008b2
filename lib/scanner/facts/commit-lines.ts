import type { ScannedCommit } from "@/lib/domain/scan";
import type { CommitFacts } from "@/lib/scanner/facts/line-tree";

/** The longest line that a reader must take: 4 MB. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;
// Room for the heading and the brackets around the parts.
const PART_BYTES = MAX_LINE_BYTES - 256 * 1024;

/** What a commit line says before its lists. */
export type CommitHeading = Omit<
  ScannedCommit,
  "files" | "deleted" | "renamed" | "unreadable" | "tree"
>;

/** One entry of one list of a commit, as JSON. */
type Part = { readonly list: ListName; readonly json: Uint8Array };
const LISTS = ["files", "deleted", "renamed", "unreadable", "added", "removed"] as const;
type ListName = (typeof LISTS)[number];

/**
 * A commit as lines of `plumbline.scan/1` in UTF-8, without line ends: one, or several of at most 4 MB each that continue it.
 */
export function commitLines(heading: CommitHeading, facts: CommitFacts): Uint8Array[] {
  const whole = wholeLine(heading, facts);
  if (whole.length <= MAX_LINE_BYTES) return [whole];
  const groups = grouped(partsOf(facts));
  return groups.map((parts, index) => {
    const first = index === 0 ? JSON.stringify(heading) : JSON.stringify({ sha: heading.sha });
    const more = index < groups.length - 1 ? ',"more":true' : "";
    return joined([`${first.slice(0, -1)}${more},`, ...listsJson(parts), "}"]);
  });
}

function wholeLine(heading: CommitHeading, facts: CommitFacts): Uint8Array {
  const { files, deleted, renamed, unreadable, tree } = facts;
  const rest = JSON.stringify({ deleted, renamed, unreadable, tree }).slice(1);
  const texts: Text[] = [`${JSON.stringify(heading).slice(0, -1)},"files":[`];
  for (const [index, file] of files.entries()) {
    if (index > 0) texts.push(COMMA);
    texts.push(file);
  }
  texts.push(rest === "}" ? "]}" : `],${rest}`);
  return joined(texts);
}

function partsOf({ files, deleted, renamed, unreadable, tree }: CommitFacts): Part[] {
  const lists = {
    deleted: deleted ?? [],
    renamed: renamed ?? [],
    unreadable: unreadable ?? [],
    added: tree?.added ?? [],
    removed: tree?.removed ?? [],
  };
  return LISTS.flatMap((list): Part[] =>
    list === "files"
      ? files.map((json) => ({ list, json }))
      : lists[list].map((entry: unknown) => ({ list, json: Buffer.from(JSON.stringify(entry)) })),
  );
}

function grouped(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  let group: Part[] = [];
  let size = 0;
  for (const part of parts) {
    const bytes = part.json.length + 1;
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

type Text = string | Uint8Array;

function listsJson(parts: readonly Part[]): Text[] {
  const list = (name: ListName) =>
    parts.filter((part) => part.list === name).map(({ json }) => json);
  const field = (name: ListName): Text[][] => {
    const entries = list(name);
    return entries.length > 0 ? [[`"${name}":[`, ...parted(entries), "]"]] : [];
  };
  const tree = [...field("added"), ...field("removed")];
  const fields: Text[][] = [
    ['"files":[', ...parted(list("files")), "]"],
    ...(["deleted", "renamed", "unreadable"] as const).flatMap(field),
    ...(tree.length > 0 ? [['"tree":{', ...parted(tree), "}"]] : []),
  ];
  return parted(fields);
}

/** With commas between. */
function parted(entries: readonly (Text | readonly Text[])[]): Text[] {
  return entries.flatMap((entry, index) => {
    const texts = Array.isArray(entry) ? entry : [entry];
    return index === 0 ? texts : [",", ...texts];
  });
}

const COMMA = Buffer.from(",");

function joined(texts: readonly Text[]): Uint8Array {
  return Buffer.concat(texts.map((text) => (typeof text === "string" ? Buffer.from(text) : text)));
}
