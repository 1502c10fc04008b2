import "server-only";
import type { TestReport } from "@/lib/domain/tests/report";
import { parseInstant } from "@/lib/domain/time";
import { isStorable } from "@/lib/formats/text";
import { AppError } from "@/lib/server/errors";
import type { Tx } from "@/lib/server/ingest/transaction";
import type { RunOf } from "./store-report";

const NAMES = [
  "commit",
  "branch",
  "environment",
  "run",
  "startedAt",
  "variant",
  "scope",
  "format",
] as const;

/** What a request says of a test run or of findings, as it says it. */
export type RunParameters = { readonly [K in (typeof NAMES)[number]]?: string | undefined };

/** From a query; a scan or a plan has no use for them. */
export function runParameters(search: URLSearchParams): RunParameters {
  return Object.fromEntries(NAMES.map((name) => [name, search.get(name) ?? undefined]));
}

/** The same, understood; what is null is found in the report or at its receipt. */
export type RunGiven = {
  /** Full, lower case. */
  readonly sha: string;
  readonly environment: string;
  readonly run: string | null;
  readonly branch: string | null;
  readonly startedAt: number | null;
  readonly variant: string;
  /** Globs of what a scanner looked at, with commas between them; empty for everything. */
  readonly scope: string;
  /** What the uploader calls the format, for where the content does not tell. */
  readonly format: string | null;
};

const LONGEST = 200;

/**
 * Throws unprocessable when no commit is named or it is not known to be one, bad-request for a parameter that says
 * nothing. Both carry `parameter`.
 */
export async function readRunParameters(
  tx: Tx,
  project: string,
  given: RunParameters,
  what: "A test run" | "A report of findings" = "A test run",
): Promise<RunGiven> {
  return {
    environment: textOf(given, "environment") ?? "default",
    run: textOf(given, "run"),
    branch: textOf(given, "branch"),
    variant: textOf(given, "variant") ?? "",
    startedAt: instantOf(textOf(given, "startedAt")),
    scope: textOf(given, "scope") ?? "",
    format: textOf(given, "format"),
    sha: await commitOf(tx, project, textOf(given, "commit"), what),
  };
}

function textOf(given: RunParameters, parameter: keyof RunParameters): string | null {
  const text = (given[parameter] ?? "").replace(/\s+/g, " ").trim();
  if (text.length <= LONGEST && isStorable(text)) return text === "" ? null : text;
  throw new AppError(
    "bad-request",
    `${parameter} is text of at most ${LONGEST} characters, without NUL.`,
    { parameter },
  );
}

function instantOf(text: string | null): number | null {
  if (text === null) return null;
  const instant = parseInstant(text);
  if (instant !== null) return instant;
  throw new AppError(
    "bad-request",
    `startedAt=${text} is no instant with a zone, such as 2025-09-16T00:05:13Z.`,
    { parameter: "startedAt" },
  );
}

const FULL = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const SHORT = /^[0-9a-f]{7,63}$/;

async function commitOf(
  tx: Tx,
  project: string,
  text: string | null,
  what: string,
): Promise<string> {
  if (text === null) {
    throw noCommit(
      `${what} needs the parameter commit, the commit that it ran on: \`plumbline upload FILE --project ${project} --commit SHA\`.`,
    );
  }
  return fullSha(tx, project, text);
}

/** The commit that a request names, also by its first digits. Throws unprocessable when it is not known to be one. */
export async function fullSha(tx: Tx, project: string, text: string): Promise<string> {
  const sha = text.toLowerCase();
  if (FULL.test(sha)) return sha;
  if (!SHORT.test(sha)) {
    throw noCommit(
      `commit=${text} is no commit: a full SHA has 40 or 64 hex digits, a shortened one at least 7.`,
    );
  }
  const found = await shasBeginning(tx, project, sha);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const fault = only === undefined ? "names no commit" : "names more than one commit";
  throw noCommit(`commit=${text} ${fault} that ${project} holds. Give the full SHA.`);
}

function noCommit(message: string): AppError {
  return new AppError("unprocessable", message, { parameter: "commit" });
}

/** Two of them at most. The bounds are bytes, so that the index by sha answers. */
async function shasBeginning(tx: Tx, project: string, digits: string): Promise<string[]> {
  const low = digits.length % 2 === 0 ? digits : `${digits}0`;
  const high = digits.padEnd(64, "f");
  const rows = await tx.$queryRaw<{ sha: string }[]>`
    select distinct encode(c.sha, 'hex') as sha from commit_fact c join project p on p.id = c.project_id
    where p.slug = ${project} and c.sha >= decode(${low}, 'hex') and c.sha <= decode(${high}, 'hex') limit 2`;
  return rows.map(({ sha }) => sha);
}

/** What was said of a report, as text: two are told apart by their bytes and by this. */
export function saidText(given: RunGiven): string {
  const { sha, environment, run, branch, startedAt, variant, scope } = given;
  const of = [sha, environment, run, branch, startedAt, variant];
  return JSON.stringify(scope === "" ? of : [...of, scope]);
}

/** A run without a name is called by the first digits of its digest. */
export function runOf(
  given: RunGiven,
  report: Pick<TestReport, "startedAt">,
  received: { readonly digest: Uint8Array; readonly receivedAt: number },
): RunOf {
  const { sha, environment, branch, run } = given;
  return {
    ...{ sha, environment, branch },
    run: run ?? Buffer.from(received.digest).toString("hex").slice(0, 12),
    ...startOf(given.startedAt, report.startedAt, received.receivedAt),
  };
}

function startOf(
  said: number | null,
  reported: number | null,
  receivedAt: number,
): Pick<RunOf, "startedAt" | "startedFrom"> {
  if (said !== null) return { startedAt: said, startedFrom: "parameter" };
  if (reported !== null) return { startedAt: reported, startedFrom: "report" };
  return { startedAt: receivedAt, startedFrom: "receipt" };
}
