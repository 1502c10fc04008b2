import { progress } from "@/lib/cli/upload/progress";
import { plural } from "@/lib/domain/words";
import type { ScanProgress } from "@/lib/scanner/facts/content-reader";

const LOG_EVERY_MS = 2_000;
const MAX_WARNINGS = 20;

/** What a scan says on stderr while it runs: how far, how fast, how long still; each warning once. */
export function scanReport(stream: NodeJS.WriteStream = process.stderr) {
  const life = progress(stream);
  const startedAt = Date.now();
  const warned = new Set<string>();
  let saidAt = startedAt;
  let last: ScanProgress = {
    commits: 0,
    ofCommits: 0,
    compared: 0,
    filesRead: 0,
    ofFiles: 0,
    bytesRead: 0,
  };
  return {
    onProgress(now: ScanProgress): void {
      last = now;
      const text = progressText(now, Date.now() - startedAt);
      if (stream.isTTY) life.show(text);
      else if (Date.now() - saidAt >= LOG_EVERY_MS) {
        saidAt = Date.now();
        life.say(text);
      }
    },
    onWarning(text: string): void {
      if (warned.has(text)) return;
      warned.add(text);
      if (warned.size <= MAX_WARNINGS) life.say(text);
    },
    end(): void {
      life.end();
      const more = warned.size - MAX_WARNINGS;
      if (more > 0) life.say(`${more} more warnings like these.`);
      life.say(summaryText(last, Date.now() - startedAt));
    },
    abandon: life.end,
  };
}

/**
 * `120 of 2,452 commits, 8,123 of 9,000 files, 41 MB/s, 12 s left`. Contents come first and take longest: while they are
 * read their share tells the time left, then that of the commits; neither before a tenth is done.
 */
export function progressText(now: ScanProgress, elapsedMs: number): string {
  const { commits, ofCommits, filesRead, ofFiles } = now;
  const isReading = filesRead < ofFiles;
  const done = isReading ? filesRead / ofFiles : commits / Math.max(ofCommits, 1);
  const leftMs = done >= 0.1 && done < 1 ? (elapsedMs / done) * (1 - done) : null;
  const left = leftMs === null ? "" : `, ${Math.ceil(leftMs / 1000)} s left`;
  const files = isReading ? `${count(filesRead)} of ${count(ofFiles)}` : count(filesRead);
  return `${count(commits)} of ${count(ofCommits)} commits, ${files} files, ${rate(now, elapsedMs)}${left}`;
}

function summaryText(now: ScanProgress, elapsedMs: number): string {
  const seconds = (elapsedMs / 1000).toFixed(1);
  return `${plural(now.commits, "commit")}, ${plural(now.filesRead, "file version")} read in ${seconds} s, ${rate(now, elapsedMs)}`;
}

function rate({ bytesRead }: ScanProgress, elapsedMs: number): string {
  return `${(bytesRead / 1000 / Math.max(elapsedMs, 1)).toFixed(0)} MB/s`;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
