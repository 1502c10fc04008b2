import { IMPORT_KINDS, IMPORT_PLACES } from "@/lib/domain/scan";
import {
  type CommitLine,
  type ContinuationLine,
  commitLine,
  continuationLine,
  isObjectId,
  isPathInBytes,
  isTreePath,
  MAX_INT,
  MAX_LENGTHS,
} from "@/lib/formats/scan/schema";
import { isStorable } from "@/lib/formats/text";

/**
 * True exactly when `commitLine` takes the value. Files with their imports are nearly all of a line and are checked by
 * hand, several times as fast as by the schema; a property test holds both to the same answers.
 */
export function isCommitLine(value: unknown): value is CommitLine {
  return isLine(value, commitLine);
}

/** True exactly when `continuationLine` takes the value. */
export function isContinuationLine(value: unknown): value is ContinuationLine {
  return isLine(value, continuationLine);
}

const NO_FILES: readonly never[] = [];

function isLine(value: unknown, schema: typeof commitLine | typeof continuationLine): boolean {
  if (!isGroup(value)) return false;
  const { files } = value;
  if (!Array.isArray(files)) return schema.safeParse(value).success;
  return schema.safeParse({ ...value, files: NO_FILES }).success && files.every(isFile);
}

const FILE_KEYS: ReadonlySet<string> = new Set(["path", "blob", "lines", "by", "imports"]);
const CREDIT_KEYS: ReadonlySet<string> = new Set(["sha", "author"]);
const IMPORT_KEYS: ReadonlySet<string> = new Set([
  ...["line", "module", "name", "alias", "kind", "where", "relative"],
]);
const KINDS: ReadonlySet<unknown> = new Set(IMPORT_KINDS);
const PLACES: ReadonlySet<unknown> = new Set([undefined, ...IMPORT_PLACES]);

function isFile(value: unknown): boolean {
  if (!isGroup(value) || !hasOnly(value, FILE_KEYS)) return false;
  const { path, blob, lines, by, imports } = value;
  return (
    isText(path, MAX_LENGTHS.path) &&
    isPathInBytes(path) &&
    isTreePath(path) &&
    (blob === undefined || isText(blob, MAX_LENGTHS.word)) &&
    (lines === undefined || isCount(lines, 0)) &&
    (by === undefined || isCredit(by)) &&
    Array.isArray(imports) &&
    imports.every(isImport)
  );
}

function isCredit(value: unknown): boolean {
  if (!isGroup(value) || !hasOnly(value, CREDIT_KEYS)) return false;
  const { sha, author } = value;
  return (
    typeof sha === "string" &&
    isObjectId(sha) &&
    (author === undefined || isText(author, MAX_LENGTHS.word))
  );
}

function isImport(value: unknown): boolean {
  if (!isGroup(value) || !hasOnly(value, IMPORT_KEYS)) return false;
  const { line, module, name, alias, kind, where, relative } = value;
  return (
    isCount(line, 1) &&
    isText(module, MAX_LENGTHS.module) &&
    (name === null || isText(name, MAX_LENGTHS.name)) &&
    (alias === undefined || isText(alias, MAX_LENGTHS.name)) &&
    KINDS.has(kind) &&
    PLACES.has(where) &&
    (relative === undefined || typeof relative === "boolean")
  );
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasOnly(value: Record<string, unknown>, known: ReadonlySet<string>): boolean {
  for (const key in value) if (!known.has(key)) return false;
  return true;
}

function isText(value: unknown, max: number): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= max && isStorable(value);
}

function isCount(value: unknown, min: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= MAX_INT;
}
