import { readdirSync, readFileSync } from "node:fs";

const FORMATS = new URL("../../formats/", import.meta.url);
/** As long as the reports of large code bases. */
const LENGTH = 4_000_000;

/** A large report of a format: what its fixture lists, over and over. */
export function largeReport(format: string): string {
  const folder = new URL(`${format}/fixtures/`, FORMATS);
  const [file] = readdirSync(folder).filter((name) =>
    /\.(?:json|jsonl|xml|txt|tap|trx)$/.test(name),
  );
  if (file === undefined) throw new Error(`${format} has no fixture.`);
  const text = readFileSync(new URL(file, folder), "utf8");
  if (text.trimStart().startsWith("<")) return repeatedXml(text);
  if (/^\s*[[{]/.test(text)) return repeatedJson(text);
  return repeatedLines(text);
}

function repeatedJson(text: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return repeatedLines(text);
  }
  const list = longestList(value);
  if (list === null) return text;
  const own = [...list];
  const times = Math.ceil(LENGTH / Math.max(1, JSON.stringify(own).length));
  for (let time = 1; time < times; time += 1) list.push(...own.map((item) => renamed(item, time)));
  return JSON.stringify(value);
}

/** The outermost list with objects in it that takes the most room. */
function longestList(value: unknown): unknown[] | null {
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value) && value.some((item) => typeof item === "object")) return value;
  const lists = Object.values(value).flatMap((field) => longestList(field) ?? []);
  const found = Object.values(value).map(longestList);
  if (lists.length === 0) return null;
  return found.reduce((best, list) => (sizeOf(list) > sizeOf(best) ? list : best), null);
}

const sizeOf = (list: unknown[] | null) => (list === null ? 0 : JSON.stringify(list).length);

/** The same under another name, so that each test is one of its own; lines go on, so that each finding is. */
function renamed(item: unknown, time: number): unknown {
  const text = JSON.stringify(item).replace(
    /"(name|nodeid|title|fullName|uuid|historyId)":"([^"]*)"/g,
    (_, key, name) => `"${key}":"${name} ${time}"`,
  );
  const moved = text.replace(
    /"(row|line|startLine|line_number|begin)":(\d+)/g,
    (_, key, line) => `"${key}":${Number(line) + time}`,
  );
  return JSON.parse(moved);
}

/** What stands in the root, again and again; names of tests go on. */
function repeatedXml(text: string): string {
  const root = /<([A-Za-z][\w.:-]*)[^>]*>/.exec(text);
  if (root === null) return text;
  const from = root.index + root[0].length;
  const to = text.lastIndexOf(`</${root[1]}>`);
  const inside = text.slice(from, to);
  const parts = [text.slice(0, to)];
  for (let size = 0, time = 1; size < LENGTH; size += inside.length, time += 1) {
    parts.push(inside.replace(/(<testcase[^>]*?\sname|\stestName)="([^"]*)"/g, `$1="$2 ${time}"`));
  }
  return `${parts.join("")}${text.slice(to)}`;
}

/** Without what may stand only once: the plan of TAP. */
function repeatedLines(text: string): string {
  const own = text
    .split("\n")
    .filter((line) => !/^\s*\d+\.\.\d+/.test(line))
    .join("\n");
  return `${text.trimEnd()}\n${own.repeat(Math.ceil(LENGTH / own.length))}`;
}
