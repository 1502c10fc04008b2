import { dryRunFile } from "@/lib/cli/upload/dry-run-file";
import { progress } from "@/lib/cli/upload/progress";
import { type Destination, drySender, sender } from "@/lib/cli/upload/send";
import { type FileOutcome, uploadFile } from "@/lib/cli/upload/upload-file";
import { EXIT, parseCommand, UsageError } from "@/lib/cli/usage";

const HELP = `plumbline upload FILE... --project P [--server URL]

Sends scans, plans, test reports, findings of other scanners and CODEOWNERS files, told apart by their content, gzip or not; - is
stdin, a directory its Allure results. A long scan is cut into requests. What the server has already is recognised: after a break,
send the same again.

  --dry-run           store nothing: say what each file is, what it would change in the counts, gates and triggers of every plan, or
                      every reason why not, with its place
  --project P         the project's id
  --server URL        default: http://127.0.0.1:3000
  --demo              mark a project that this creates as the demo

Of test reports and of findings (JUnit XML, SARIF and others: lib/formats.md):
  --commit SHA        the commit that the tool ran on; needed
  --branch B          its branch
  --environment E     where they ran; default: default
  --run R             the run that the files are parts of; default: each a run of its own
  --started-at T      when it began, with a zone; default: as the report says, else now
  --variant V         appended to each test's variant, e.g. a browser; of findings: reports of one tool that are told
                      apart do not close each other's
  --scope GLOBS       of findings: the paths that were looked at, commas between; the report closes nothing else
  --format ID         what it is, where the content does not tell: a clean run of ruff or mypy may be an empty file

Of a CODEOWNERS file:
  --commit SHA        the commit that it stands at; default: it holds from now on

PLUMBLINE_TOKEN is sent as the bearer token when set.
Exit codes: 0 stored or here before (with --dry-run: would be), 1 refused, with every reason, 2 usage, 3 could not be done.`;

const OPTIONS = {
  project: { type: "string" },
  server: { type: "string", default: "http://127.0.0.1:3000" },
  demo: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  commit: { type: "string" },
  branch: { type: "string" },
  environment: { type: "string" },
  run: { type: "string" },
  "started-at": { type: "string" },
  variant: { type: "string" },
  scope: { type: "string" },
  format: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** `plumbline upload`; answers the exit code. */
export async function uploadCommand(argv: string[]): Promise<number> {
  const config = { args: argv, options: OPTIONS, allowPositionals: true } as const;
  const { values, positionals } = parseCommand(config, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  const { project, server, demo } = values;
  if (positionals.length === 0) throw new UsageError(`No file to upload is named.\n\n${HELP}`);
  requireDestination(project, server);
  const life = progress();
  const onRetry = (reason: string, pauseMs: number) =>
    life.say(`${server} ${reason}; again in ${pauseMs / 1000} s`);
  const token = process.env.PLUMBLINE_TOKEN;
  const { commit, branch, environment, run, variant, scope, format } = values;
  const startedAt = values["started-at"];
  const said = { commit, branch, environment, run, startedAt, variant, scope, format };
  const to = { server, project, isDemo: demo, token, run: said, onRetry };
  if (values["dry-run"]) return dryRunAll(positionals, to);
  const send = sender(to);
  for (const file of positionals) {
    const outcome = await uploadFile(file, send, life);
    life.end();
    if (outcome.refusal !== null) return reportRefusal(outcome, file);
    console.log(`${file}: ${summary(outcome)}`);
  }
  return EXIT.fine;
}

function requireDestination(
  project: string | undefined,
  server: string,
): asserts project is string {
  if (!project) throw new UsageError(`--project names where it goes.\n\n${HELP}`);
  if (!URL.canParse(server)) throw new UsageError(`--server ${server} is no URL.`);
}

/** All of them, also behind one that is refused: nothing builds on it. */
async function dryRunAll(files: readonly string[], to: Destination): Promise<number> {
  const senders = { judge: drySender(to, "true"), read: drySender(to, "read") };
  let exit: number = EXIT.fine;
  for (const file of files) {
    const { lines, refused } = await dryRunFile(file, senders);
    for (const line of lines) console.log(line);
    if (refused === null) continue;
    console.error(`${file}: would be refused (${refused}); nothing is stored.`);
    exit = exitOf(refused);
  }
  return exit;
}

function exitOf(status: number): number {
  return [400, 409, 413, 415, 422].includes(status) ? EXIT.checkFailed : EXIT.cannot;
}

function reportRefusal(outcome: FileOutcome, file: string): number {
  const { refusal, commits, known } = outcome;
  for (const line of refusal?.lines ?? []) console.error(line);
  const before = commits + known;
  const kept = before > 0 ? ` ${before} commits before it are stored.` : "";
  console.error(
    `${file}: refused (${refusal?.status}), nothing of that request is stored.${kept} \`plumbline validate\` reads the whole file.`,
  );
  return exitOf(refusal?.status ?? 0);
}

function summary({ commits, known, imports, waiting, plans, runs, durationMs }: FileOutcome) {
  if (plans.length + runs.length > 0) return [...plans, ...runs].join(", ");
  const seconds = durationMs / 1000;
  const rate = Math.round((commits + known) / seconds);
  const parts = [`${commits} commits, ${imports} imports stored`];
  if (known > 0) parts.push(`${known} commits were here before`);
  if (waiting > 0) parts.push(`${waiting} waited for their base when they came`);
  return `${parts.join("; ")} (${seconds.toFixed(1)} s, ${rate} commits/s)`;
}
