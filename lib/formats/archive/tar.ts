import { extract } from "tar-stream";
import { type Folder, tooLarge } from "@/lib/formats/archive/folder";

/** Reads the wanted files of a tar archive (ustar, pax, GNU); links and devices are passed over. */
export async function readTar(bytes: Uint8Array, folder: Folder): Promise<void> {
  const archive = extract();
  archive.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  for await (const entry of archive) {
    const { name, type } = entry.header;
    const isFile = type === "file" || type === "contiguous-file";
    if (!folder.wants(name) || !isFile) {
      entry.resume();
      continue;
    }
    const room = folder.room();
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of entry as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > room) throw tooLarge(name, room);
      parts.push(part);
    }
    folder.add(name, Buffer.concat(parts));
  }
}
