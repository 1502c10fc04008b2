import "server-only";
import { db } from "@/lib/server/db/client";
import { announce } from "./announce";
import { prepare, type UploadOptions } from "./prepare";
import { ensureProject, repositoryOf } from "./project";
import { storeUpload } from "./store-upload";
import type { UploadAnswer } from "./upload-answer";

/** Takes a scan, a plan, a test report or a report of findings whole, or refuses it whole with every reason. When this returns, it is committed. */
export async function upload(
  bytes: Uint8Array<ArrayBuffer>,
  options: UploadOptions,
): Promise<UploadAnswer> {
  const ready = await prepare(bytes, options);
  if ("isNew" in ready) return ready;
  const { project, isDemo = false } = options;
  const { parsed, received } = ready;
  await ensureProject(db(), project, repositoryOf(ready, project), isDemo);
  const answer = await db().$transaction((tx) =>
    storeUpload(tx, project, parsed, { ...received, kind: parsed.kind }),
  );
  announce(project);
  return answer;
}
