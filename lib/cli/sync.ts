import { tellOutcome } from "@/lib/cli/sync/run-sync";
import { sync } from "@/lib/cli/sync/sync";
import { textReport } from "@/lib/cli/sync/sync-report";
import { EXIT, parseCommand, UsageError } from "@/lib/cli/usage";

const HELP = `plumbline sync --project P [--server URL] [--repo DIR] [--branch B] [--plan FILE]

Sends what the server lacks of a repository's first-parent line, and no more: for CI, after every push. Asks the server
what it has, scans the commits behind that and sends them, then the plan. What is broken off goes on when it is run again.

  --project P     the project's id
  --server URL    default: http://127.0.0.1:3000
  --repo DIR      default: the current directory
  --rev REV       the newest commit to send; default: HEAD
  --branch B      default: the branch that REV names or HEAD is on
  --plan FILE     default: plumbline.yaml of the newest commit, if it has one
  --since FROM    send nothing older than a revision on the line, a day (2025-09-14) or a time with a zone

PLUMBLINE_TOKEN is sent as the bearer token when set.
Exit codes: 0 sent, or nothing was new, 1 refused, with every reason, 2 usage, 3 could not be done.`;

const OPTIONS = {
  project: { type: "string" },
  server: { type: "string", default: "http://127.0.0.1:3000" },
  repo: { type: "string", default: "." },
  rev: { type: "string", default: "HEAD" },
  branch: { type: "string" },
  plan: { type: "string" },
  since: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** `plumbline sync`; answers the exit code. */
export async function syncCommand(argv: string[]): Promise<number> {
  const { values } = parseCommand({ args: argv, options: OPTIONS } as const, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  const { project, server } = values;
  if (!project) throw new UsageError(`--project names where it goes.\n\n${HELP}`);
  if (!URL.canParse(server)) throw new UsageError(`--server ${server} is no URL.`);
  const report = textReport(server);
  const request = {
    ...{ server, project, repo: values.repo, revision: values.rev },
    branch: values.branch || null,
    since: values.since ?? null,
    planFile: values.plan ?? null,
    planInWorkTree: false,
    draft: "none" as const,
    token: process.env.PLUMBLINE_TOKEN,
  };
  const outcome = await sync(request, report).finally(report.end);
  return outcome === null ? EXIT.fine : tellOutcome(outcome);
}
