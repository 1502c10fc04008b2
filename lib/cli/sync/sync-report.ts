import { progress } from "@/lib/cli/upload/progress";
import { readingText } from "@/lib/domain/reading";
import { inWords, plural, shortSha, spanInWords } from "@/lib/domain/words";
import type { SyncProgress } from "./send-steps";
import type { Found, SyncOutcome, SyncReport } from "./sync";
import { createTimeLeft } from "./time-left";

const MAX_WARNINGS = 20;

/** `2,500 of 28,029 commits sent, 412 commits/s, 1 min 2 s left`. */
export function progressText(now: SyncProgress, elapsedMs: number, leftMs: number | null): string {
  const { sent, ofCommits, isReading } = now;
  const part = `${inWords(sent)} of ${plural(ofCommits, "commit")} sent`;
  const rest = leftMs === null ? "" : `, ${spanInWords(leftMs)} left`;
  if (isReading) return `${part}, ${readingText(now)}${rest}`;
  const perSecond = Math.round((sent / Math.max(elapsedMs, 1)) * 1000);
  return `${part}, ${inWords(perSecond)} commits/s${rest}`;
}

/** Tells a person: what was found and how far it is on stderr. */
export function textReport(
  server: string,
  goesOn = true,
): SyncReport & { readonly end: () => void } {
  const life = progress();
  const started = Date.now();
  const timeLeft = createTimeLeft();
  const warned = new Set<string>();
  return {
    onFound: (found) => {
      for (const line of foundLines(found)) life.say(line);
      return goesOn;
    },
    onProgress: (now) => {
      const elapsed = Date.now() - started;
      life.show(progressText(now, elapsed, timeLeft(now, elapsed)));
    },
    onWarning: (text) => {
      if (warned.has(text)) return;
      warned.add(text);
      if (warned.size <= MAX_WARNINGS) life.say(text);
    },
    onBoard: (path) => life.say(`There is something to look at: ${new URL(path, server)}`),
    end: () => {
      life.end();
      const more = warned.size - MAX_WARNINGS;
      if (more > 0) life.say(`${more} more warnings like these.`);
    },
  };
}

function foundLines({ project, opened, compared, steps, plan }: Found): string[] {
  const missing = steps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const { line, branch, repository } = opened;
  const here = `${repository.name}: ${plural(line.length, "commit")} on ${branch ?? "the line of HEAD"}`;
  return [
    `${here}; ${missing === 0 ? "the server has them all" : `${plural(missing, "commit")} to send`} (project ${project}).`,
    ...compared.notes,
    plan === null
      ? "No plan: there is no plumbline.yaml. One is drafted from what is imported through several paths."
      : `Plan: ${plan.place}.`,
  ];
}

/** What was sent and what the server has now. */
export function outcomeLines({ found, sent, plan, owners, draft, now }: SyncOutcome): string[] {
  const { commits, known, imports, requests, refusal } = sent;
  const nothing = commits + known === 0 && refusal === null;
  const sentText = `Sent ${plural(commits, "commit")} with ${plural(imports, "import")} in ${plural(requests, "request")}${known > 0 ? `; ${plural(known, "commit")} were here before` : ""}.`;
  return [
    nothing ? "Nothing new to send." : sentText,
    ...(plan !== null && "id" in plan ? [`Stored: ${plan.text}.`] : []),
    ...(draft === null
      ? []
      : [`${draft.sentence}. A plan that leads all of them to one path is drafted.`]),
    ...ownersLines(owners),
    ...(now === null ? [] : [serverText(found, now)]),
  ];
}

/** A CODEOWNERS file that is refused stops nothing: the imports are there, without owners. */
function ownersLines(owners: SyncOutcome["owners"]): string[] {
  if (owners === null) return [];
  if (owners.reasons.length === 0) return [`Stored: ${owners.text}.`];
  return ["The CODEOWNERS file was not taken, so no owners are known from it:", ...owners.reasons];
}

function serverText({ opened }: Found, now: NonNullable<SyncOutcome["now"]>): string {
  const tip = now.placed[0]?.sha;
  const has = `The server has ${plural(now.commits, "commit")} on its line`;
  const waits =
    now.waiting === null ? "" : `; ${plural(now.waiting.commits, "commit")} wait for their base`;
  const newest = tip === undefined ? "" : `, the newest ${shortSha(tip)}`;
  const isOurs = tip === undefined || opened.line.some(({ sha }) => sha === tip);
  const other = isOurs
    ? ""
    : " That commit is not in this history: of two that parted, the line follows the longer one. If it was rewritten, withdraw the uploads of the old one on the uploads page";
  return `${has}${newest}${waits}.${other}${isOurs ? "" : "."}`;
}
