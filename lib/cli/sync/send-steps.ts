import type { Sender } from "@/lib/cli/upload/send";
import { type FileOutcome, uploadBytes } from "@/lib/cli/upload/upload-file";
import type { Reading } from "@/lib/domain/reading";
import type { ScanHeader } from "@/lib/domain/scan";
import type { ScanProgress } from "@/lib/scanner/facts/content-reader";
import { LANGUAGES } from "@/lib/scanner/languages/registry";
import { languageSet } from "@/lib/scanner/languages/select-languages";
import { scan } from "@/lib/scanner/scan";
import type { Comparison } from "./compare";
import type { OpenedLine } from "./open-line";
import { lineBytes, stepLines } from "./step-lines";
import type { Step } from "./steps";

export const languages = languageSet(LANGUAGES);

/** How far the sending is: `sent` of `ofCommits` are stored; what is read, and for how long, is of the scan under way. */
export type SyncProgress = Reading & {
  readonly sent: number;
  readonly ofCommits: number;
  readonly imports: number;
  /** Nothing of the scan under way is sent yet: the files of many commits are read together. */
  readonly isReading: boolean;
};

export type Sending = {
  readonly opened: OpenedLine;
  readonly compared: Comparison;
  readonly tool: ScanHeader["tool"];
  readonly send: Sender;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly onWarning: (text: string) => void;
  /** Called when a step is stored; the board can be looked at. */
  readonly onStep: (step: Step) => Promise<void>;
};

/** What came of all steps together; it stops at the first request that is refused. */
export type StepsOutcome = Pick<
  FileOutcome,
  "commits" | "known" | "imports" | "requests" | "refusal"
>;

/** Scans and sends, step by step; a request is sent while the next one is scanned, and nothing is put aside on disk. */
export async function sendSteps(steps: readonly Step[], sending: Sending): Promise<StepsOutcome> {
  const ofCommits = steps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  let done: StepsOutcome = { commits: 0, known: 0, imports: 0, requests: 0, refusal: null };
  for (const step of steps) {
    const startedAt = Date.now();
    const ofCompared = step.to - scannedFrom(step) + 1;
    let read = { compared: 0, filesRead: 0, ofFiles: 0, bytesRead: 0 };
    const tell = ({
      commits,
      known,
      imports,
    }: Pick<FileOutcome, "commits" | "known" | "imports">) =>
      sending.onProgress({
        ...read,
        ofCompared,
        readMs: Date.now() - startedAt,
        ofCommits,
        isReading: commits + known === 0,
        sent: done.commits + done.known + commits + known,
        imports: done.imports + imports,
      });
    const onRead = ({ compared, filesRead, ofFiles, bytesRead }: ScanProgress) => {
      read = { compared, filesRead, ofFiles, bytesRead };
      tell(sums);
    };
    let sums = { commits: 0, known: 0, imports: 0 };
    const lines = stepLines(scanStep(step, sending, onRead), step, firstSha(step, sending));
    const outcome = await uploadBytes(
      lineBytes(lines),
      { file: "scan", name: "scan.ndjson" },
      sending.send,
      (now) => {
        sums = { commits: now.commits, known: now.known, imports: now.imports };
        tell(sums);
      },
    );
    done = {
      commits: done.commits + outcome.commits,
      known: done.known + outcome.known,
      imports: done.imports + outcome.imports,
      requests: done.requests + outcome.requests,
      refusal: outcome.refusal,
    };
    if (done.refusal !== null) return done;
    await sending.onStep(step);
  }
  return done;
}

/** What a step is scanned from: a delta needs the commit before it. */
function scannedFrom({ from, isFull }: Step): number {
  return isFull ? from : from - 1;
}

function firstSha(step: Step, { opened }: Sending): string {
  return opened.line[scannedFrom(step)]?.sha ?? "";
}

function scanStep(
  step: Step,
  { opened, compared, tool, onWarning }: Sending,
  onProgress: (progress: ScanProgress) => void,
): AsyncGenerator<string> {
  const { repository, line, branch, firstHeight } = opened;
  const from = scannedFrom(step);
  const { newest, newestHeight } = compared.known;
  // A shallow clone cannot count, but the server knows how high the commit stands that both have.
  const shared = newestHeight === null ? null : newestHeight + from - newest;
  const recorded = compared.answer?.scanner?.recorded ?? "all";
  return scan({
    repository,
    tool,
    branch,
    languages,
    onProgress,
    onWarning,
    line: line.slice(from, step.to + 1),
    isFirstKnown: !step.isFull,
    firstHeight: firstHeight === null ? shared : firstHeight + from,
    modules: recorded === "all" ? null : recorded.modules,
  });
}
