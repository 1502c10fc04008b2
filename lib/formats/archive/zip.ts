import { fromBufferPromise, type ZipFile } from "yauzl";
import { type Folder, tooLarge } from "@/lib/formats/archive/folder";

/**
 * Reads the wanted files of a ZIP archive. yauzl goes by the central directory, refuses names that lead out of the archive
 * and checks that no entry inflates to more than it declares; what is declared is held against the room before.
 */
export async function readZip(bytes: Uint8Array, folder: Folder): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(buffer);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (!folder.wants(name)) continue;
    const room = folder.room();
    if (entry.uncompressedSize > room) throw tooLarge(name, room);
    folder.add(name, await contentOf(zip, entry));
  }
}

async function contentOf(zip: ZipFile, entry: Parameters<ZipFile["openReadStreamPromise"]>[0]) {
  const parts: Buffer[] = [];
  for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part);
  return Buffer.concat(parts);
}
