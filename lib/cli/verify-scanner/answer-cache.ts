import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Answer } from "@/lib/cli/verify-scanner/referees";
import { REFERENCE_SCRIPT } from "@/lib/cli/verify-scanner/reference";

/** What the interpreters said of batches of contents, kept in a directory: one file for each batch. */
export type AnswerCache = {
  readonly read: (blobs: readonly string[]) => Promise<readonly Answer[] | null>;
  readonly write: (blobs: readonly string[], answers: readonly Answer[]) => Promise<void>;
};

const NO_CACHE: AnswerCache = { read: async () => null, write: async () => {} };

/** Answers are known by the contents, the interpreters' versions and the script that asks them; null keeps none. */
export async function openCache(
  directory: string | null,
  versions: readonly string[],
): Promise<AnswerCache> {
  if (directory === null) return NO_CACHE;
  await mkdir(directory, { recursive: true });
  const script = await readFile(REFERENCE_SCRIPT);
  const fileOf = (blobs: readonly string[]) => {
    const hash = createHash("sha256")
      .update(script)
      .update(JSON.stringify([versions, blobs]));
    return join(directory, `${hash.digest("hex")}.json.gz`);
  };
  return {
    async read(blobs) {
      const packed = await readFile(fileOf(blobs)).catch(() => null);
      if (packed === null) return null;
      const answers: Answer[] = JSON.parse((await promisify(gunzip)(packed)).toString("utf8"));
      return answers.length === blobs.length ? answers : null;
    },
    async write(blobs, answers) {
      const file = fileOf(blobs);
      await writeFile(`${file}.part`, await promisify(gzip)(JSON.stringify(answers), { level: 1 }));
      await rename(`${file}.part`, file);
    },
  };
}
