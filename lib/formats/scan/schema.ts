import { z } from "zod";
import { IMPORT_KINDS, IMPORT_PLACES } from "@/lib/domain/scan";
import { parseInstant } from "@/lib/domain/time";
import { isStorable, utf8Length } from "@/lib/formats/text";

/** `plumbline.scan/1` (rules.md 0): the one definition that validates and gives the JSON Schema. */
export const SCAN_FORMAT = "plumbline.scan/1";

/** Integers are stored in four bytes. */
export const MAX_INT = 2_147_483_647;
/** In characters, paths in bytes. What is looked up by an index must fit into one of its entries: 2,704 bytes. */
export const MAX_LENGTHS = {
  path: 2048,
  module: 400,
  name: 200,
  word: 500,
  reason: 10_000,
  subject: 100_000,
} as const;

const HAS_STRAY_STEP = /^\/|\/$|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/;
const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A path as git's trees hold it: relative, in names that are neither empty nor `.` nor `..`. */
export function isTreePath(path: string): boolean {
  return !HAS_STRAY_STEP.test(path);
}

export function isObjectId(text: string): boolean {
  return OBJECT_ID.test(text);
}

/** False when only the bytes are too many: the length in characters has a check of its own. */
export function isPathInBytes(path: string): boolean {
  const { length } = path;
  return (
    length * 3 <= MAX_LENGTHS.path ||
    length > MAX_LENGTHS.path ||
    utf8Length(path) <= MAX_LENGTHS.path
  );
}

const STORABLE =
  "holds a NUL character or half of a surrogate pair, which no text column can store";

function text(max: number) {
  return z.string().min(1).max(max).refine(isStorable, STORABLE);
}

const path = text(MAX_LENGTHS.path)
  .refine(isPathInBytes, `is longer than ${MAX_LENGTHS.path} bytes`)
  .refine(isTreePath, "must be a path inside the repository, such as src/app.py");
const sha = z.string().regex(OBJECT_ID, "must be 40 or 64 lower-case hexadecimal digits");
const count = z.int().min(0).max(MAX_INT);

const scannedImport = z.strictObject({
  line: z.int().min(1).max(MAX_INT).describe("line of the imported name, from 1"),
  module: text(MAX_LENGTHS.module).describe("absolute module"),
  name: text(MAX_LENGTHS.name).nullable().describe("null: the module itself; *: a star import"),
  alias: text(MAX_LENGTHS.name).optional(),
  kind: z.enum(IMPORT_KINDS),
  where: z.enum(IMPORT_PLACES).optional(),
  relative: z.boolean().optional(),
});

const scannedFile = z.strictObject({
  path,
  blob: text(MAX_LENGTHS.word).optional(),
  lines: count.optional(),
  by: z.strictObject({ sha, author: text(MAX_LENGTHS.word).optional() }).optional(),
  imports: z.array(scannedImport),
});

const parts = {
  files: z.array(scannedFile),
  deleted: z.array(path).optional(),
  renamed: z.array(z.strictObject({ from: path, to: path })).optional(),
  unreadable: z.array(z.strictObject({ path, reason: text(MAX_LENGTHS.reason) })).optional(),
  tree: z
    .strictObject({ added: z.array(path).optional(), removed: z.array(path).optional() })
    .optional(),
  more: z.boolean().optional().describe("true: the commit goes on in the next line"),
};

const heading = {
  parents: z.array(sha),
  height: count.optional(),
  committedAt: z
    .string()
    .refine(
      (instant) => parseInstant(instant) !== null,
      "must be an ISO 8601 time with a zone, such as 2025-09-14T05:12:27Z, from 1970 to 2200",
    ),
  branch: text(MAX_LENGTHS.word).optional(),
  subject: z.string().max(MAX_LENGTHS.subject).refine(isStorable, STORABLE).optional(),
  author: text(MAX_LENGTHS.word).optional(),
  mode: z.enum(["full", "delta"]),
  base: sha.optional(),
  filesScanned: count,
};

/** The line that opens a commit. */
export const commitLine = z.strictObject({ sha, ...heading, ...parts });
/** A line that continues one: the same sha and more of the parts; what it repeats must be as it was. */
export const continuationLine = z.strictObject({
  sha,
  ...z.strictObject(heading).partial().shape,
  ...parts,
  files: parts.files.optional(),
});

export const headerLine = z.strictObject({
  format: z.literal(SCAN_FORMAT),
  tool: z.strictObject({ name: text(MAX_LENGTHS.word), version: text(MAX_LENGTHS.word) }),
  repository: text(MAX_LENGTHS.word),
  recorded: z
    .union([
      z.literal("all"),
      z.strictObject({ modules: z.array(text(MAX_LENGTHS.module)).min(1) }),
    ])
    .describe('"all", or { "modules": [...] }'),
});

export type CommitLine = z.infer<typeof commitLine>;
export type ContinuationLine = z.infer<typeof continuationLine>;
