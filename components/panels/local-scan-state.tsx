import { LocalDraftOffer } from "@/components/panels/local-draft";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { LocalProgress, LocalScan } from "@/lib/api/local";
import { readingText, readPart } from "@/lib/domain/reading";
import { inWords, plural, spanInWords } from "@/lib/domain/words";

/** So many go in one request; the last one holds the first commit, on which all others wait. */
const LAST_COMMITS = 500;

type LocalScanStateProps = {
  readonly scan: LocalScan;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
};

/** How far a repository's scan is, and what came of it; the same when the page is opened again meanwhile. */
export function LocalScanState({ scan, onCancel, onAgain }: LocalScanStateProps) {
  const name = scan.found?.project ?? scan.path;
  return (
    <section
      aria-label={`Adding ${name}`}
      className="flex flex-col gap-2 rounded-2 border border-hair px-3.5 py-3"
    >
      <p role="status" className="font-semibold">
        {headOf(scan, name)}
      </p>
      {scan.state === "running" ? <Running scan={scan} onCancel={onCancel} /> : null}
      {scan.state === "failed" ? (
        <ErrorState retry={<Button onClick={onAgain}>Try again</Button>}>
          <span className="whitespace-pre-line [overflow-wrap:anywhere]">
            {scan.lines.join("\n")}
          </span>
        </ErrorState>
      ) : null}
      {scan.state === "done" || scan.state === "cancelled" ? <Ended scan={scan} /> : null}
      {scan.board === null || scan.draft === null ? null : (
        <LocalDraftOffer project={name} draft={scan.draft} href={scan.board} />
      )}
      {scan.board === null || scan.draft !== null ? null : (
        <p>
          <a href={scan.board} className="font-semibold">
            {scan.state === "running" ? `Look at ${name} now` : `Open ${name}`}
          </a>
          {scan.state === "running" ? (
            <span className="text-ink-2">: its newest commits are here, older ones follow.</span>
          ) : null}
        </p>
      )}
    </section>
  );
}

function headOf({ state, board }: LocalScan, name: string): string {
  if (state === "done") return `${name} is here`;
  if (state === "failed") return `${name} could not be added`;
  if (state === "cancelled") return `Adding ${name} was cancelled`;
  return board === null ? `Adding ${name}` : `Adding ${name}: the newest commits are here`;
}

function Running({ scan, onCancel }: Pick<LocalScanStateProps, "scan" | "onCancel">) {
  const { progress, found } = scan;
  const text = progress === null ? "Starting to read" : progressText(progress);
  return (
    <>
      <ProgressBar
        label={`${progress?.isReading ? "File versions" : "Commits"} of ${found?.project ?? scan.path} that are ${progress?.isReading ? "read" : "sent"}`}
        part={progress === null ? null : partOf(progress)}
        text={text}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-ink-2 tabular-nums">{text}</p>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </>
  );
}

/** Of what is going on now: files are read, and then their commits sent. */
function partOf(progress: LocalProgress): number | null {
  if (progress.isReading) return readPart(progress);
  return progress.sent / Math.max(progress.ofCommits, 1);
}

function progressText(progress: LocalProgress): string {
  const { sent, ofCommits, isReading, elapsedMs, leftMs } = progress;
  const part = `${inWords(sent)} of ${plural(ofCommits, "commit")} sent`;
  const left = leftMs === null ? "" : `, about ${spanInWords(leftMs)} left`;
  if (isReading) return `${part}; ${readingText(progress)}${left}`;
  if (sent > 0 && sent < ofCommits && ofCommits - sent <= LAST_COMMITS) {
    return `${part}; with the last ones the server puts the whole line in order`;
  }
  const perSecond = Math.round((sent / Math.max(elapsedMs, 1)) * 1000);
  return `${part}, ${inWords(perSecond)} a second${left}`;
}

function Ended({ scan }: { readonly scan: LocalScan }) {
  return (
    <ul className="text-ink-2">
      {scan.lines.map((line) => (
        <li key={line} className="[overflow-wrap:anywhere]">
          {line}
        </li>
      ))}
    </ul>
  );
}
