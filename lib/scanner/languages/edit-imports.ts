import type { ScannedImport } from "@/lib/domain/scan";
import type { WrittenImport } from "./written-import";

/** What takes the place of an import; `name` null is the module itself. */
export type NewImport = { readonly module: string; readonly name: string | null };

/** What is wanted of one import: null leaves it. Not `isAsked`: it may move along with one that is. */
export type Wish = { readonly to: NewImport; readonly isAsked: boolean } | null;

export type EditRequest = {
  readonly bytes: Uint8Array;
  readonly path: string;
  /** What written imports of this file mean in the code base. */
  readonly resolve: (written: readonly WrittenImport[]) => readonly ScannedImport[];
  readonly wish: (one: ScannedImport) => Wish;
  /** How other files of the code base write a module, most often first; for languages in which that is not the module's name. */
  readonly specifiersOf?: (module: string) => readonly string[];
  /** Whether a module is a file of the code base. */
  readonly hasModule?: (module: string) => boolean | null;
};

/** The bytes from `start` up to `end` become `text`. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

export type Left = { readonly import: ScannedImport; readonly why: string };

/** Edits that do not overlap, in order; what of the wishes they do not fulfil, and why. Or why the file must not be touched. */
export type EditResult =
  | { readonly isEditable: true; readonly edits: readonly Edit[]; readonly left: readonly Left[] }
  | { readonly isEditable: false; readonly why: string };

export type EditImports = (request: EditRequest) => EditResult;

/** The bytes with the edits made; every other byte stays. */
export function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    parts.push(bytes.subarray(at, start), encoder.encode(text));
    at = end;
  }
  parts.push(bytes.subarray(at));
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** In order, those that overlap or touch an earlier removal made one. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const result: Edit[] = [];
  for (const edit of sorted) {
    const last = result.at(-1);
    if (last !== undefined && edit.start < last.end) {
      const joined = {
        start: last.start,
        end: Math.max(last.end, edit.end),
        text: last.text + edit.text,
      };
      result[result.length - 1] = joined;
    } else result.push(edit);
  }
  return result;
}
