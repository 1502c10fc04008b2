import { progress } from "@/lib/cli/upload/progress";
import type { Tally } from "@/lib/cli/verify-scanner/tally";

/** Signs of life of one repository's verification, on stderr: how far, how fast, how long still. */
export function verifyProgress(name: string, versions: number, stream = process.stderr) {
  const life = progress(stream);
  const startedAt = Date.now();
  return {
    advance: (tally: Tally) =>
      life.show(`${name}: ${progressText(tally, versions, Date.now() - startedAt)}`),
    end: life.end,
  };
}

/** `1,200 of 34,700 versions, 0 different, 7 MB/s, 61 s left` */
function progressText(tally: Tally, versions: number, elapsedMs: number): string {
  const leftMs = (elapsedMs / Math.max(tally.versions, 1)) * (versions - tally.versions);
  const rate = Math.round(tally.bytes / 1000 / Math.max(elapsedMs, 1));
  const count = (value: number) => value.toLocaleString("en");
  return `${count(tally.versions)} of ${count(versions)} versions, ${count(tally.different)} different, ${rate} MB/s, ${Math.ceil(leftMs / 1000)} s left`;
}
