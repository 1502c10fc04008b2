import { type ParseResult, refused } from "@/lib/formats/issue";
import { jsonLines } from "@/lib/formats/json-stream";
import { tooManyLines } from "@/lib/formats/line-limit";
import { asText, type JsonObject, readJsonObject } from "@/lib/formats/report-json";

/** One file of a folder; `name` is empty for a file that was sent by itself. */
export type AllureFile = { readonly name: string; readonly value: JsonObject };

/** How an unpacked folder begins: see `folder-text.ts`. */
const FOLDER = '{"plumbline.folder":';

/** The files that the text holds: an unpacked folder, or one file. */
export function filesOf(text: string): ParseResult<readonly AllureFile[]> {
  if (!text.startsWith(FOLDER)) {
    const read = readJsonObject(text);
    if (!read.ok) return read;
    return { ok: true, value: [{ name: "", value: read.value }], warnings: [] };
  }
  const long = tooManyLines(text);
  if (long !== null) return refused(long);
  const files: AllureFile[] = [];
  for (const { value: line, fault } of jsonLines(text)) {
    if (fault !== null) return refused(fault);
    if (line === null || !("file" in line)) continue;
    const name = asText(line.file);
    const read = readJsonObject(asText(line.text));
    if (!read.ok) {
      const [issue] = read.issues;
      return issue === undefined
        ? read
        : refused({ ...issue, message: `${name}: ${issue.message}` });
    }
    files.push({ name, value: read.value });
  }
  return { ok: true, value: files, warnings: [] };
}
