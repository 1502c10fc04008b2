import "server-only";
import type { DryRunFile, Held } from "@/lib/domain/dry-run/model";
import { isoInstant } from "@/lib/domain/time";
import { plural, shortSha } from "@/lib/domain/words";
import { issueText } from "@/lib/formats/issue";
import { OWNERS_FORMAT } from "@/lib/formats/registry";
import type { FindingsUpload } from "@/lib/server/ingest/findings/upload-findings";
import type { Parsed, RunUpload } from "@/lib/server/ingest/prepare";
import type { DryNotes, PlanUpload, ScanUpload } from "@/lib/server/ingest/read-upload";
import type { OwnersUpload } from "@/lib/server/ingest/store-owners";
import { countStatuses } from "@/lib/server/ingest/upload-answer";

type Described = Omit<DryRunFile, "kind">;

/** What a file is, out of its content and of what was said of it. */
export function fileSaid(parsed: Parsed, { warnings }: Pick<DryNotes, "warnings">): DryRunFile {
  const described = describeOwn(parsed);
  return {
    ...{ kind: parsed.kind, ...described },
    notes: [...described.notes, ...warnings.map(issueText)],
  };
}

function held(count: number, one: string, many = `${one}s`): Held {
  return { what: count === 1 ? one : many, count };
}

function describeOwn(parsed: Parsed): Described {
  if (parsed.kind === "scan") return describeScan(parsed);
  if (parsed.kind === "plan") return describePlan(parsed);
  if (parsed.kind === "run") return describeRun(parsed);
  return parsed.kind === "findings" ? describeFindings(parsed) : describeOwners(parsed);
}

function describeScan({ header, commits }: ScanUpload): Described {
  const { format, tool, recorded, repository } = header;
  const files = commits.flatMap((commit) => commit.files);
  const unreadable = commits.flatMap((commit) => commit.unreadable ?? []).length;
  const what =
    recorded === "all" ? "all imports" : `imports of ${plural(recorded.modules.length, "module")}`;
  return {
    ...{ format, tool: `${tool.name} ${tool.version}`, scope: `${what} of ${repository}` },
    counts: [
      held(commits.length, "commit"),
      held(commits.filter(({ mode }) => mode === "full").length, "of them full", "of them full"),
      held(files.length, "file version"),
      held(
        files.reduce((sum, { imports }) => sum + imports.length, 0),
        "import",
      ),
      ...(unreadable > 0 ? [held(unreadable, "unreadable file version")] : []),
    ],
    notes: [],
  };
}

function describePlan({ plan }: PlanUpload): Described {
  const { id, version, subject, effectiveAt } = plan;
  const from = effectiveAt === undefined ? "since ever" : `from ${isoInstant(effectiveAt)} on`;
  return {
    ...{ format: "plumbline.plan/1", tool: null, scope: `${id} version ${version}, ${from}` },
    counts: [
      held(subject.canonical.length + subject.legacy.length, "rule"),
      held(plan.exemptions.length, "exemption"),
      held(plan.criticalFiles.length, "critical file"),
      held(plan.tests.length, "test entry", "test entries"),
      held(plan.phases.length, "phase"),
      held(plan.rollback?.triggers.length ?? 0, "rollback trigger"),
    ],
    notes: [],
  };
}

function describeRun({ format, writer, rows, run, incomplete, isSimulated }: RunUpload): Described {
  const statuses = Object.entries(countStatuses(rows.map(({ status }) => status)));
  return {
    ...{ format, tool: writer === "unknown" ? null : writer },
    scope: `commit ${shortSha(run.sha)}, environment ${run.environment}, run ${run.run}, started ${isoInstant(run.startedAt)} (${STARTED[run.startedFrom]})`,
    counts: [
      held(rows.length, "test"),
      ...statuses.map(([status, count]) => held(count, status, status)),
    ],
    notes: [
      ...(incomplete === null ? [] : [`Incomplete: ${incomplete}`]),
      ...(isSimulated ? ["Simulated: the report says so itself."] : []),
    ],
  };
}

const STARTED = {
  parameter: "as it was said",
  report: "as the report says",
  receipt: "its receipt: the report does not say it",
} as const;

function describeFindings({ format, runs, of }: FindingsUpload): Described {
  const tools = [...new Set(runs.map(({ tool, version }) => `${tool} ${version ?? ""}`.trim()))];
  const findings = runs.flatMap((run) => run.findings);
  const looked = of.scope === "" ? "everything" : of.scope;
  return {
    ...{ format, tool: tools.join(", ") || null },
    scope: `commit ${shortSha(of.sha)}, ${looked}${of.variant === "" ? "" : `, ${of.variant}`}`,
    counts: [
      held(findings.length, "finding"),
      held(new Set(findings.map(({ rule }) => rule)).size, "rule"),
      held(new Set(findings.map(({ path }) => path)).size, "file"),
      held(
        runs.reduce((sum, run) => sum + run.suppressed, 0),
        "suppressed",
        "suppressed",
      ),
    ],
    notes: [
      ...(runs.length === 0 ? ["It holds no run of a tool."] : []),
      ...runs.flatMap(({ tool, incomplete }) =>
        incomplete === null ? [] : [`${tool}: incomplete, closes nothing: ${incomplete}`],
      ),
    ],
  };
}

function describeOwners({ rules, sha }: OwnersUpload): Described {
  return {
    ...{ format: OWNERS_FORMAT, tool: null },
    scope: sha === null ? "from its receipt on" : `commit ${shortSha(sha)}`,
    counts: [held(rules, "rule")],
    notes: [],
  };
}
