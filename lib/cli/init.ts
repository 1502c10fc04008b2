import { eventReport, outcomeEvent, writeEvent } from "@/lib/cli/sync/event-report";
import { refusalLines, tellOutcome } from "@/lib/cli/sync/run-sync";
import { type SyncRequest, sync } from "@/lib/cli/sync/sync";
import { textReport } from "@/lib/cli/sync/sync-report";
import { CannotError, EXIT, parseCommand, UsageError } from "@/lib/cli/usage";
import { slugProblem } from "@/lib/domain/slug";

const HELP = `plumbline init [--repo DIR] [--project ID] [--plan FILE] [--track] [--server URL]

Adds a git repository to a Plumbline server: finds its name and its plan, scans its history and sends it, the newest
commits first, and prints the one address to open. Nothing of the repository is changed. Run again, it sends what is new.

  --repo DIR      default: the current directory; bare repositories and linked work trees too
  --project ID    default: made from the repository's name
  --plan FILE     default: plumbline.yaml of the newest commit, or of the work tree
  --track         where there is no plan: send the one drafted for the symbol that is fragmented worst
  --server URL    default: http://127.0.0.1:3000
  --since FROM    send nothing older than a revision on the line, a day (2025-09-14) or a time with a zone
  --check         only say what was found; send nothing
  --events        one JSON object a line on stdout, for programs; ends when stdin does

PLUMBLINE_TOKEN is sent as the bearer token when set.
Exit codes: 0 fine, 1 refused, with every reason, 2 usage, 3 could not be done.`;

const OPTIONS = {
  repo: { type: "string", default: "." },
  project: { type: "string" },
  plan: { type: "string" },
  track: { type: "boolean", default: false },
  server: { type: "string", default: "http://127.0.0.1:3000" },
  branch: { type: "string" },
  since: { type: "string" },
  check: { type: "boolean", default: false },
  events: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** `plumbline init`; answers the exit code. */
export async function initCommand(argv: string[]): Promise<number> {
  const { values } = parseCommand({ args: argv, options: OPTIONS } as const, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  const { server, project = null } = values;
  if (!URL.canParse(server)) throw new UsageError(`--server ${server} is no URL.`);
  const problem = project === null ? null : slugProblem(project);
  if (problem !== null) throw new UsageError(`--project ${project} ${problem}.`);
  const request: SyncRequest = {
    ...{ server, project, repo: values.repo, revision: "HEAD" },
    branch: values.branch || null,
    since: values.since ?? null,
    planFile: values.plan ?? null,
    planInWorkTree: true,
    draft: values.track ? "sent" : "offered",
    token: process.env.PLUMBLINE_TOKEN,
  };
  return values.events ? runForProgram(request, !values.check) : run(request, !values.check);
}

async function run(request: SyncRequest, goesOn: boolean): Promise<number> {
  const report = textReport(request.server, goesOn);
  const outcome = await sync(request, report).finally(report.end);
  if (outcome === null) return EXIT.fine;
  const code = tellOutcome(outcome);
  console.log(`Open ${new URL(outcome.path, request.server)}`);
  if (outcome.draft !== null) {
    console.log("There you read the draft and upload it; init --track does so at once.");
  }
  return code;
}

/** Its parent may end without a word: then stdin ends, and so does this. */
async function runForProgram(request: SyncRequest, goesOn: boolean): Promise<number> {
  process.stdin.on("end", () => process.exit(EXIT.cannot)).resume();
  process.stdout.on("error", () => process.exit(EXIT.cannot));
  try {
    const outcome = await sync(request, eventReport(goesOn));
    if (outcome !== null) writeEvent(outcomeEvent(outcome));
    return outcome !== null && refusalLines(outcome).length > 0 ? EXIT.checkFailed : EXIT.fine;
  } catch (error) {
    if (!(error instanceof CannotError)) throw error;
    writeEvent({ event: "failed", message: error.message });
    return EXIT.cannot;
  } finally {
    process.stdin.destroy();
  }
}
