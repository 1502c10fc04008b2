import type { LocalDraft, LocalEvent, LocalFound } from "@/lib/api/local";
import type { Drafted } from "./ask-draft";
import { refusalLines } from "./run-sync";
import type { Found, SyncOutcome, SyncReport } from "./sync";
import { outcomeLines } from "./sync-report";
import { createTimeLeft } from "./time-left";

const EVERY_MS = 300;

/** Tells a program: one JSON object a line on stdout. */
export function writeEvent(event: LocalEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

/** `goesOn` false: nothing is sent once it is told what was found. */
export function eventReport(goesOn: boolean): SyncReport {
  const started = Date.now();
  const timeLeft = createTimeLeft();
  let toldAt = -EVERY_MS;
  return {
    onFound: (found) => {
      writeEvent({ event: "found", found: foundOf(found) });
      return goesOn;
    },
    onProgress: (now) => {
      const elapsedMs = Date.now() - started;
      const progress = { ...now, elapsedMs, leftMs: timeLeft(now, elapsedMs) };
      if (now.sent < now.ofCommits && elapsedMs - toldAt < EVERY_MS) return;
      toldAt = elapsedMs;
      writeEvent({ event: "progress", progress });
    },
    onWarning: (text) => console.error(text),
    onBoard: (path, draft) => writeEvent({ event: "board", path, draft: draftOf(draft) }),
  };
}

export function outcomeEvent(outcome: SyncOutcome): LocalEvent {
  const refused = refusalLines(outcome);
  if (outcome.sent.refusal !== null) return { event: "failed", message: refused.join("\n") };
  // The draft is offered beside these lines.
  return {
    event: "done",
    path: outcome.path,
    lines: [...outcomeLines({ ...outcome, draft: null }), ...refused],
  };
}

function draftOf(drafted: Drafted | null): LocalDraft | null {
  if (drafted === null) return null;
  const { symbol, sentence, why, text } = drafted;
  return { symbol, sentence, why, text };
}

function foundOf({ project, opened, compared, steps, plan }: Found): LocalFound {
  return {
    project,
    repository: opened.repository.name,
    branch: opened.branch,
    commits: opened.line.length,
    missing: steps.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    plan: plan?.place ?? null,
    notes: compared.notes,
  };
}
