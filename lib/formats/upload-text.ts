import { createFolder, type Folder } from "@/lib/formats/archive/folder";
import { readTar } from "@/lib/formats/archive/tar";
import { readZip } from "@/lib/formats/archive/zip";
import { type ParseResult, refused } from "@/lib/formats/issue";
import { storableText } from "@/lib/formats/report-text";
import { decodeText } from "@/lib/formats/text";

/**
 * The bytes of an upload as text: `decodeText`, and a folder of Allure results that is packed as ZIP or tar (inflated
 * before, where it is gzip) as one text. An archive of anything else, one that is damaged, leads out of itself or exceeds
 * a limit (200,000 files, 8 MB a file, 64 MB in all) is refused with the reason.
 */
export async function uploadText(bytes: Uint8Array): Promise<ParseResult<string>> {
  const read = archiveReader(bytes);
  if (read === null) return decodeText(bytes);
  const folder = createFolder();
  try {
    await read(bytes, folder);
  } catch (error) {
    // What the readers throw is about the bytes: there is no file or network behind them.
    const why = error instanceof Error ? error.message : String(error);
    return refused({ message: `the archive cannot be read: ${storableText(why)}`, pointer: "" });
  }
  return folder.finish();
}

/** True for bytes that are read as an archive: what they hold may be far larger. */
export function isArchive(bytes: Uint8Array): boolean {
  return archiveReader(bytes) !== null;
}

type ArchiveReader = (bytes: Uint8Array, folder: Folder) => Promise<void>;

function archiveReader(bytes: Uint8Array): ArchiveReader | null {
  const [first, second, third, fourth] = bytes;
  // A local header, or the end of an archive without any.
  const isZip =
    first === 0x50 &&
    second === 0x4b &&
    ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
  if (isZip) return readZip;
  const isTar = new TextDecoder("latin1").decode(bytes.subarray(257, 262)) === "ustar";
  return isTar ? readTar : null;
}
