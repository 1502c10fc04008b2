import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { CannotError } from "@/lib/cli/usage";
import { createFolder, tooLarge } from "@/lib/formats/archive/folder";

/** The Allure results of a directory as an upload holds them. Throws CannotError where it has none or they are too large. */
export function folderText(directory: string): string {
  const folder = createFolder();
  for (const file of filesUnder(directory)) {
    const name = relative(directory, file).replaceAll("\\", "/");
    if (!folder.wants(name)) continue;
    const bytes = readFileSync(file);
    const room = folder.room();
    if (bytes.length > room) throw new CannotError(`${directory}: ${tooLarge(name, room).message}`);
    folder.add(name, bytes);
  }
  const text = folder.finish();
  if (text.ok) return text.value;
  throw new CannotError(
    `${directory} is a directory without Allure results; name the report's file`,
  );
}

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
