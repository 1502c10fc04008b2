import { createPacker } from "@/lib/scanner/facts/packed-contents";
import type { Language, ReadContent } from "@/lib/scanner/languages/language";
import { BYTE_TOOLS } from "./byte-tools";

/** What a content is read as; by names, so that it can be told to another thread. */
export type ReadAs = { readonly language: string; readonly dialect: string };

/** Reads contents one after the other and packs what it finds. */
export function createContentLexer(languages: readonly Language[]) {
  const packer = createPacker();
  const readers = new Map<string, ReadContent>(
    languages.map(
      ({ id, read, createReader }) => [id, createReader?.(BYTE_TOOLS) ?? read] as const,
    ),
  );
  return {
    packer,
    /** `content` numbers what was asked for; the bytes are null when the object is not here. */
    read(content: number, bytes: Uint8Array | null, readings: readonly ReadAs[]): void {
      for (const [reading, { language, dialect }] of readings.entries()) {
        const read = readers.get(language);
        if (read === undefined) throw new Error(`No language is named ${language}.`);
        packer.add({ content, reading }, bytes === null ? null : read(bytes, dialect));
      }
    },
  };
}
