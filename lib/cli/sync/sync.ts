import { type Sender, sender } from "@/lib/cli/upload/send";
import { uploadBytes } from "@/lib/cli/upload/upload-file";
import { CannotError } from "@/lib/cli/usage";
import { parsePlan } from "@/lib/formats/plan/parse";
import { GitError } from "@/lib/scanner/git/git";
import manifest from "@/package.json" with { type: "json" };
import { askDraft, type Drafted } from "./ask-draft";
import { askLine, type LineSource } from "./ask-line";
import { type Comparison, compareLines } from "./compare";
import { type FoundOwners, findOwners } from "./find-owners";
import { type FoundPlan, findPlan } from "./find-plan";
import { type LineSelection, type OpenedLine, openLine } from "./open-line";
import { projectPlace } from "./project-place";
import { quietStart } from "./quiet-start";
import { languages, type StepsOutcome, type SyncProgress, sendSteps } from "./send-steps";
import { type Step, stepsOf } from "./steps";

export type SyncRequest = LineSelection & {
  readonly server: string;
  /** Null: as the repository's name suggests; `projectOf` makes the id. */
  readonly project: string | null;
  readonly planFile: string | null;
  readonly planInWorkTree: boolean;
  /** What becomes of a plan drafted for the symbol that is fragmented worst, where there is no plan. */
  readonly draft: "none" | "offered" | "sent";
  readonly token: string | undefined;
  /** So many of the newest go ahead of a long history that is new to the server. */
  readonly firstCommits?: number;
};

/** What is told while it runs. Nothing is sent before `onFound` has returned true. */
export type SyncReport = {
  readonly onFound: (found: Found) => boolean;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly onWarning: (text: string) => void;
  /** The newest commits and the plan are stored: there is something to look at, though older ones may follow. */
  readonly onBoard: (path: string, draft: Drafted | null) => void;
};

export type Found = {
  readonly project: string;
  readonly opened: OpenedLine;
  readonly compared: Comparison;
  readonly steps: readonly Step[];
  readonly plan: FoundPlan | null;
  readonly owners: FoundOwners | null;
};

/** What became of the CODEOWNERS file: stored, or not, and why; null where the tip has none. */
export type OwnersOutcome = { readonly text: string; readonly reasons: readonly string[] } | null;

/** What became of the plan: its id where the server took it, the reasons where it did not, null where there is none. */
export type PlanOutcome =
  | { readonly id: string; readonly text: string; readonly isNew: boolean }
  | { readonly reasons: readonly string[]; readonly place: string }
  | null;

export type SyncOutcome = {
  readonly found: Found;
  readonly sent: StepsOutcome;
  readonly plan: PlanOutcome;
  readonly owners: OwnersOutcome;
  /** A plan that was drafted and not sent. */
  readonly draft: Drafted | null;
  /** Path of the board on the server. */
  readonly path: string;
  /** What the server has when all is sent; null when it was stopped. */
  readonly now: Awaited<ReturnType<typeof askLine>>;
};

/** What the repository has and the server lacks; reads only. Throws CannotError. */
async function findMissing(request: SyncRequest): Promise<Found> {
  const opened = await openLine(request);
  const { project, compared } = await placeOf(request, opened);
  const startNear = (index: number) =>
    quietStart(opened.repository, opened.line, index, languages.pathspecs);
  const [steps, plan, owners] = await Promise.all([
    stepsOf(compared.known.has, startNear, request.firstCommits),
    findPlan(opened.repository, {
      file: request.planFile,
      tip: opened.tip,
      inWorkTree: request.planInWorkTree,
    }),
    findOwners(opened.repository, opened.tip),
  ]);
  return { project, opened, compared, steps, plan, owners };
}

async function placeOf(
  request: SyncRequest,
  opened: OpenedLine,
): Promise<Pick<Found, "project" | "compared">> {
  const compare = (project: string) => compareLines(sourceOf(request, project, opened), opened);
  if (request.project !== null) {
    return { project: request.project, compared: await compare(request.project) };
  }
  const { project, found, notes } = await projectPlace(opened.repository.name, compare);
  return { project, compared: { ...found, notes: [...notes, ...found.notes] } };
}

/**
 * Sends what the server lacks of a repository's line, the newest first, and its plan. Sending again goes on where it
 * stopped. Null when the report wanted nothing sent. Throws CannotError.
 */
export async function sync(request: SyncRequest, report: SyncReport): Promise<SyncOutcome | null> {
  try {
    const found = await findMissing(request);
    return report.onFound(found) ? await sendFound(request, found, report) : null;
  } catch (error) {
    if (error instanceof GitError) throw new CannotError(error.message);
    throw error;
  }
}

async function sendFound(
  request: SyncRequest,
  found: Found,
  report: SyncReport,
): Promise<SyncOutcome> {
  const { project, opened, compared } = found;
  const to = {
    server: request.server,
    project,
    isDemo: false,
    token: request.token,
    onRetry: (reason: string, pauseMs: number) =>
      report.onWarning(`${request.server} ${reason}; again in ${pauseMs / 1000} s`),
  };
  const send = sender({ ...to, run: {} });
  let shown: Shown | null = null;
  const showBoard = async () => {
    if (shown !== null) return;
    shown = await showFirst(request, found, send);
    report.onBoard(shown.path, shown.draft);
  };
  const sent = await sendSteps(found.steps, {
    opened,
    compared,
    send,
    tool: { name: "plumbline", version: manifest.version },
    onProgress: report.onProgress,
    onWarning: report.onWarning,
    onStep: showBoard,
  });
  if (sent.refusal === null) await showBoard();
  const owners =
    sent.refusal === null
      ? await sendOwners(found.owners, sender({ ...to, run: { commit: opened.tip } }))
      : null;
  const now = await askLine(sourceOf(request, project, opened));
  const { plan, path, draft } = shown ?? { plan: null, path: `/${project}`, draft: null };
  return { found, sent, plan, owners, draft, path, now };
}

type Shown = Pick<SyncOutcome, "plan" | "path" | "draft">;

/** Sends the plan, or has one drafted. Without a plan there is no board: what is imported through several paths is where one begins. */
async function showFirst(
  { server, token, draft }: SyncRequest,
  { project, plan: found }: Found,
  send: Sender,
): Promise<Shown> {
  const drafted =
    found === null && draft !== "none" ? await askDraft({ server, project, token }) : null;
  const isSent = drafted !== null && draft === "sent";
  const document = isSent
    ? {
        text: Buffer.from(drafted.text),
        name: "plumbline.yaml",
        place: `the plan drafted for ${drafted.symbol}`,
      }
    : found;
  const plan = await sendPlan(document, send);
  if (plan !== null && "id" in plan) {
    const page = isSent ? "/burndown" : "";
    return { plan, path: `/${project}/${plan.id}${page}`, draft: null };
  }
  const path = found === null ? (drafted?.path ?? `/${project}/discover`) : `/${project}`;
  return { plan, path, draft: isSent ? null : drafted };
}

async function sendOwners(found: FoundOwners | null, send: Sender): Promise<OwnersOutcome> {
  if (found === null) return null;
  const { text, place } = found;
  const chunks = async function* () {
    yield text;
  };
  const outcome = await uploadBytes(chunks(), { file: place, name: place }, send, () => {});
  return { text: outcome.plans[0] ?? place, reasons: outcome.refusal?.lines ?? [] };
}

async function sendPlan(found: FoundPlan | null, send: Sender): Promise<PlanOutcome> {
  if (found === null) return null;
  const { text, name, place } = found;
  const chunks = async function* () {
    yield text;
  };
  const outcome = await uploadBytes(chunks(), { file: place, name }, send, () => {});
  if (outcome.refusal !== null) return { reasons: outcome.refusal.lines, place };
  const read = parsePlan(text.toString("utf8"));
  const said = outcome.plans[0] ?? place;
  const isNew = !said.endsWith("(here before)");
  return read.ok
    ? { id: read.value.id, text: said, isNew }
    : { reasons: [`${place} is no plan.`], place };
}

function sourceOf(
  { server, token }: SyncRequest,
  project: string,
  { branch }: OpenedLine,
): LineSource {
  return { server, project, branch, token };
}
